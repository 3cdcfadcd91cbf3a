import type { WordGroup } from '../../domain/content/words.ts';
import { onceFor } from '../../domain/once-for.ts';
import { remembered } from '../../domain/remembered.ts';
import type { Ear } from '../ear.ts';
import { asksBack } from '../text/asks-back.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { isIn, type Segment, segmentsOf } from '../text/segments.ts';
import { type Sentence, sentencesOf, type WordToken } from '../text/sentences.ts';
import { isTurned, splitTwice, withSecondSubject } from './joined-clauses.ts';

/** A clause of somebody's first words. */
export type Clause = {
  /** As it was typed, in its plain form, without what joins it to the one before. */
  readonly text: string;
  /**
   * `told`: it may tell of the problem. `works`: it says that something works, or does no longer fail. `excluded`: it
   * says what is not meant. `cause`: it says since when, or because of what.
   */
  readonly kind: 'told' | 'works' | 'excluded' | 'cause';
  /** It says outright that something works, or is not meant; what only stands in front of a "but" does not. */
  readonly isOutright: boolean;
  /** What joints join in it, each by itself: "charging and on Wi-Fi". */
  readonly pieces: readonly string[];
  /** It says when, or under what condition, the rest holds; what holds nevertheless ("although …") is no condition. */
  readonly isCondition: boolean;
  /** It asks, or its writer is not sure of it: "maybe", "I think". */
  readonly isUnsure: boolean;
  /** It says that something is not so, or is bad. */
  readonly isFault: boolean;
  /** The place of its sentence. */
  readonly sentence: number;
};

type Part = Pick<Segment, 'tokens' | 'isNegative' | 'isContrast' | 'isCondition'> & { readonly kind?: Clause['kind'] };

/**
 * The clauses of somebody's first words, and what each is good for: "mobile data works, Wi-Fi doesn't" has a clause of
 * what works and one of the problem.
 */
export function clausesOf(text: string, ear: Pick<Ear, 'lexicon'>): readonly Clause[] {
  return cutting(ear)(text);
}

/** A turn asks for the clauses of its message several times. */
const mostRemembered = 50;

const cutting = onceFor((ear: Pick<Ear, 'lexicon'>) => remembered(mostRemembered, (text) => cut(text, ear)));

function cut(text: string, { lexicon }: Pick<Ear, 'lexicon'>): readonly Clause[] {
  return sentencesOf(text, lexicon).flatMap((sentence, place) => {
    const isQuestion = asksBack(sentence, lexicon) === 'question';
    const parts = segmentsOf(sentence)
      .reduce(withSecondSubject(sentence), [])
      .flatMap(splitTwice)
      .reduce(cutOff, [])
      .filter(saysSomething);
    const hedging = parts.map(isHedge);
    // "I can delete it, yes or no?" asks as a whole.
    const asksEither =
      isQuestion &&
      parts
        .slice(1)
        .at(-1)
        ?.tokens.every((token) => isIn(token, 'yes', 'no', 'joints'));
    return parts.flatMap((part, at): readonly Clause[] => {
      if (hedging[at]) return [];
      const kind = part.kind ?? kindOf(part, parts[at - 1], parts[at + 1]);
      const excluded = parts[at - 1];
      const gap = excluded && isDenied(excluded, part) && !hasVerb(part) ? predicateOf(excluded) : [];
      const isCondition = part.isCondition && kind !== 'cause' && !isIn(part.tokens[0], 'contrasts');
      const said = part.isCondition && !isCondition ? part.tokens.slice(1) : part.tokens;
      const pieces = piecesOf(said);
      return [
        {
          text: [said, gap]
            .map((tokens) => typed(sentence, tokens))
            .join(' ')
            .trim(),
          pieces: pieces.length > 1 ? pieces.map((tokens) => typed(sentence, tokens)) : [],
          kind,
          isOutright: kind === 'excluded' || (kind === 'works' && (isWell(part) || isIn(part.tokens[0], 'exclusions'))),
          isCondition,
          isUnsure:
            asksEither === true ||
            (isQuestion && asks(part, sentence, at === parts.length - 1, lexicon)) ||
            hedging[at - 1] === true ||
            hedging[at + 1] === true ||
            part.tokens.some((token) => isIn(token, 'hedges', 'guessing', 'irrealis')),
          isFault: isFault(part) || (kind === 'cause' && isTurned(part.tokens)),
          sentence: place,
        },
      ];
    });
  });
}

/** "Low power mode is on, could that be why?": whether it is this part of the sentence that asks. */
function asks({ tokens }: Part, sentence: Sentence, isLast: boolean, lexicon: Lexicon): boolean {
  const part: Sentence = { ...sentence, tokens, stops: new Set(), asks: isLast && sentence.asks };
  return asksBack(part, lexicon) === 'question';
}

/** The parts with one more segment, whose beginning is a part of its own if it names a cause or what is left out. */
function cutOff(before: readonly Part[], segment: Segment): readonly Part[] {
  const { tokens } = segment;
  const [first] = tokens;
  const kind = isIn(first, 'causes') ? 'cause' : isIn(first, 'exceptions') ? 'excluded' : undefined;
  if (!kind) return [...before, segment];
  const isBehind = kind === 'cause' && !segment.isContrast && before.some(isFault);
  const end = isBehind ? tokens.length : endOfPhrase(tokens, kind === 'excluded');
  const rest = tokens.slice(end);
  const head = { ...segment, tokens: tokens.slice(0, end), kind, isNegative: false } as const;
  const tail = { ...segment, tokens: rest, isNegative: isTurned(rest), isCondition: false };
  return [...before, head, ...(rest.length > 0 ? [tail] : [])];
}

function piecesOf(tokens: readonly WordToken[]): readonly (readonly WordToken[])[] {
  // "Off and on" is one thing done.
  const isPair = (place: number) => isIn(tokens[place - 1], 'particles') && isIn(tokens[place + 1], 'particles');
  const at = tokens.findIndex((token, place) => isIn(token, 'joints') && !isPair(place));
  const pieces = at < 0 ? [tokens] : [tokens.slice(0, at), ...piecesOf(tokens.slice(at + 1))];
  return pieces.filter((piece) => piece.length > 0);
}

function saysSomething({ tokens }: Part): boolean {
  return tokens.some((token) => !isIn(token, 'yes', 'no', 'courtesy'));
}

/**
 * Where the noun, or the clause, that a leading word governs is over: at the beginning of the next clause ("after I
 * changed my password | the photos don't …"), else at the next noun's beginning, or a "not".
 */
function endOfPhrase(tokens: readonly WordToken[], isShort: boolean): number {
  const first = tokens.findIndex((token, at) => at > 0 && !isIn(token, 'auxiliaries', ...leading));
  if (first < 0) return tokens.length;
  const begins = (token: WordToken | undefined) => isIn(token, ...leadingClause);
  if (!isShort) {
    const verb = tokens.findIndex((token, at) => at > first + 1 && isIn(token, 'auxiliaries', 'failing'));
    // "The pictures of the old one are …" begins with its first noun.
    const subject = tokens.findLastIndex(
      (token, at) => at > first && at < verb && begins(token) && !isPreposition(tokens[at - 1]),
    );
    if (subject > 0) return subject;
  }
  const next = tokens.findIndex(
    (token, at) =>
      at > first && (begins(token) || isIn(token, 'not', 'nothing') || (isShort && isIn(token, 'auxiliaries'))),
  );
  return next < 0 ? tokens.length : next;
}

function isPreposition(token: WordToken | undefined): boolean {
  return isIn(token, 'hollow') && !isIn(token, 'determiners', 'pronouns', 'subjects');
}

/** Words that begin a noun phrase, or stand for one; they tell nothing by themselves. */
const leading = ['determiners', 'hollow', 'subjects', 'pronouns'] as const;
const leadingClause = ['determiners', 'subjects', 'pronouns'] as const;

function kindOf(part: Part, before: Part | undefined, next: Part | undefined): Clause['kind'] {
  if ((next && isDenied(part, next)) || ((before || next) && isNamedOnlyToDeny(part))) return 'excluded';
  // "No internet without Wi-Fi": with it there is.
  if (isIn(part.tokens[0], 'exclusions') && (before ?? next)) {
    const isFine = isBad(part) || (before ? before.isNegative : next?.isNegative === true);
    return isFine ? 'works' : 'told';
  }
  if (part.tokens.some((token) => isIn(token, 'only', 'sometimes', 'past', 'hedges', 'irrealis', 'needing')))
    return 'told';
  if (isWell(part) || (next && isIn(next.tokens[0], 'exclusions') && isBad(next))) return 'works';
  return next?.isContrast && !isFault(part) && !isUnknowing(next) ? 'works' : 'told';
}

/** "Not my iCloud storage": a thing that is named, and nothing said of it but that it isn't that. */
function isNamedOnlyToDeny(part: Part): boolean {
  const [first, second] = part.tokens;
  // "None of my photos" are all of them.
  return isIn(first, 'not') && !isIn(first, 'empty') && isIn(second, 'determiners', 'hollow') && !hasVerb(part);
}

/** "It is fine", "no trouble with it", "I have fixed that". */
function isWell(part: Part): boolean {
  const has = (...groups: readonly WordGroup[]) => part.tokens.some((token) => isIn(token, ...groups));
  if (has('mended')) return !part.isNegative;
  // "It stopped with an error" denies none.
  return isBad(part) ? part.isNegative && has('not', 'nothing') : !part.isNegative && has('good', 'ample');
}

function isFault(part: Part): boolean {
  return part.isNegative || isBad(part);
}

function isBad({ tokens }: Part): boolean {
  return tokens.some((token) => isIn(token, 'bad') && !isIn(token, 'good', 'courtesy'));
}

function isUnknowing({ tokens }: Part): boolean {
  return tokens.some((token) => isIn(token, 'unknowing', 'questions'));
}

/** "Not the Wi-Fi, the mobile data"; "it's not the phone, it's iCloud that is full". */
function isDenied(part: Part, next: Part): boolean {
  if (!part.isNegative || next.isCondition) return false;
  // "I don't mean that, I mean this."
  if (isIn(next.tokens[0], 'meaning')) return true;
  const [first, second] = part.tokens;
  // "It isn't the router, …"; "not frozen, just won't charge".
  if (isPointing({ ...part, tokens: part.tokens.filter((token) => !isIn(token, 'not')) })) return true;
  if (next.isNegative) return isIn(first, 'not') && !hasVerb(part) && hasVerb(next);
  // "Not charging, tried another cable."
  if (isIn(next.tokens[0], 'looking')) return false;
  const isNoun = isIn(first, 'not') && (isIn(second, 'determiners') || !hasVerb(part));
  if (isNoun) return next.isContrast || !hasVerb(next) || isPointing(next);
  return isPointing(next) || isSameOpening(part, next);
}

/** "It's the …" */
function isPointing({ tokens: [first, second, third] }: Part): boolean {
  return isIn(first, 'referring') && isIn(second, 'auxiliaries') && isIn(third, 'determiners');
}

/** "I don't mean that, I mean this." */
function isSameOpening({ tokens: a }: Part, { tokens: b }: Part): boolean {
  const verb = a.find((token) => !isIn(token, 'auxiliaries', 'not', 'pronouns', 'subjects'));
  return a[0]?.stem === b[0]?.stem && verb !== undefined && verb.stem === b[1]?.stem;
}

function hasVerb({ tokens }: Part): boolean {
  return tokens.some((token) => isIn(token, 'auxiliaries'));
}

/** What is said of the subject, from its auxiliary on. */
function predicateOf({ tokens }: Part): readonly WordToken[] {
  const at = tokens.findIndex((token) => isIn(token, 'auxiliaries'));
  return at <= 0 ? [] : tokens.slice(at).filter((token) => !isIn(token, 'not'));
}

/** "But I'm not certain" has five words. */
const longestHedge = 5;

/** "Maybe", "not sure": they are about what stands beside them. */
function isHedge({ tokens }: Part): boolean {
  return (
    tokens.length <= longestHedge &&
    tokens.some((token) => isIn(token, 'hedges', 'guessing', 'unknowing')) &&
    tokens.every((token) =>
      isIn(
        token,
        'hedges',
        'guessing',
        'unknowing',
        'not',
        'pronouns',
        'auxiliaries',
        'intensifiers',
        'opining',
        'contrasts',
      ),
    )
  );
}

function typed({ text }: Sentence, tokens: readonly WordToken[]): string {
  const [first] = tokens;
  return first ? text.slice(first.from, tokens.at(-1)?.to) : '';
}
