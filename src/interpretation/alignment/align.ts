import type { Ear } from '../ear.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { isIn, type Segment, segmentsOf } from '../text/segments.ts';
import type { Sentence, WordToken } from '../text/sentences.ts';
import { isOfOtherCondition, isOnlyDenied, needTurn } from './conditions.ts';
import { isElliptic } from './ellipsis.ts';
import { type Evidence, type Polarity, turnedIf } from './evidence.ts';
import { type Match, match } from './match.ts';
import { amountTurn, boundTurn, roomTurn } from './numbers.ts';
import { agreementIn, closerOf, isFrontedDenial, openerOf } from './opener.ts';
import { contentOf, type Proposition, valenceOf } from './proposition.ts';
import type { Relate } from './relations.ts';

type Found = Omit<Evidence, 'sentence'>;

/** A part of a reply, and everything that it is judged by. */
type Part = {
  readonly segment: Segment;
  /** The segments of its sentence. */
  readonly all: readonly Segment[];
  readonly asked: Proposition;
  readonly familiar: ReadonlySet<string>;
  readonly lexicon: Lexicon;
  readonly relate: Relate;
};

const noStems: ReadonlySet<string> = new Set();

/**
 * What in the sentences of a reply speaks for a yes or a no to a question.
 *
 * @param familiar the stems that the question's answers are said with
 */
export function align(
  sentences: readonly Sentence[],
  asked: Proposition,
  { lexicon, relate }: Pick<Ear, 'lexicon' | 'relate'>,
  familiar: ReadonlySet<string> = noStems,
): readonly Evidence[] {
  return sentences.flatMap((sentence, index) => {
    const found = segmentsOf(sentence).flatMap((segment, place, all) => {
      const part = { segment, all, asked, familiar, lexicon, relate };
      const opener = place === 0 ? openingOf(part, index === 0) : [];
      return [...opener, ...alignPart(part)];
    });
    return [...found, ...closingOf(sentence)].map((each) => ({ ...each, sentence: index }));
  });
}

/** A yes or no in front; it counts less if what follows is foreign to the question. */
function openingOf(part: Part, isFirst: boolean): readonly Found[] {
  const { segment, all, lexicon } = part;
  const turn = openerOf(segment.tokens, lexicon);
  if (!turn || isFrontedDenial(all.flatMap(({ tokens }) => tokens))) return [];
  const isStrange = !all.every(({ tokens }) => isRelated(tokens, part));
  const strength = (isFirst ? 1 : 0.7) * (isStrange ? 0.4 : 1);
  return [{ kind: 'opener', turn, strength, words: [segment.tokens[0]?.text ?? ''] }];
}

/** A yes or no at the end. */
function closingOf(sentence: Sentence): readonly Found[] {
  const turn = closerOf(sentence);
  return turn ? [{ kind: 'closer', turn, strength: 1, words: [sentence.tokens.at(-1)?.text ?? ''] }] : [];
}

/** Whether words say little by themselves, or share something with the question or its answers. */
function isRelated(tokens: readonly WordToken[], { asked, familiar, relate }: Part): boolean {
  const content = contentOf(tokens).filter((token) => !isIn(token, 'yes', 'no', 'looking', 'perceiving', 'opining'));
  if (content.length < 2 || content.some(({ stem }) => familiar.has(stem))) return true;
  return match(content, [...asked.main, ...asked.condition], relate).covered > 0;
}

function alignPart(part: Part): readonly Found[] {
  const { segment, all, asked, familiar, lexicon, relate } = part;
  const { tokens, isNegative } = segment;
  const isExclusion = isIn(tokens[0], 'exclusions');
  if (segment.isCondition && !isExclusion) return [];
  const words = tokens.map(({ text }) => text);
  const said = turnedIf(isNegative !== asked.isNegative, 1);
  const found: Found[] = [];
  const note = (kind: Evidence['kind'], turn: Polarity | undefined, strength = 1) => {
    if (turn) found.push({ kind, turn, strength, words });
  };

  const bound = boundTurn(tokens, isNegative, asked, lexicon);
  note('bound', bound);
  note('affirming', agreementIn(tokens, isNegative));
  if (asked.isAlways) note('frequency', oftenTurn(tokens, said));
  if (asked.isOnly && (isOnlyDenied(all) || isOfAll(part))) {
    note('frequency', -1);
    // "Every app" names what was asked about, and denies that it is only one.
    if (isOfAll(part)) return found;
  }
  if (asked.isOnly && isOnlyNamed(part)) note('frequency', 1);
  // A number that can be compared decides.
  if (bound) return found;

  const content = contentOf(tokens).filter((token) => !isIn(token, 'perceiving'));
  // What somebody looked at says nothing yet.
  const isLooking =
    tokens.some((token) => isIn(token, 'looking')) &&
    !tokens.some(
      (token, at) =>
        isIn(token, 'complementizers') ||
        // "I have never checked it" sees nothing.
        (isIn(token, 'perceiving') && !tokens.slice(at + 1, at + 3).some((each) => isIn(each, 'looking'))),
    );
  const main = match(content, isLooking ? [] : asked.main, relate);
  const setting = match(content, asked.condition, relate);
  const isKnown = ({ stem }: WordToken) => main.stems.has(stem) || setting.stems.has(stem);
  const needed = needTurn(segment, setting, asked);
  if (needed) {
    note('needing', needed, Math.min(1, setting.covered + 0.3));
    return found;
  }
  const isEchoed = tokens.some((token) => isIn(token, 'looking') && asked.looked.has(token.stem));
  if (isEchoed && !tokens.some((token) => isIn(token, 'future', 'irrealis', 'hedges', 'needing')))
    note('elliptic', said, match(content, asked.main, relate).covered > 0 ? 0.8 : 0.4);
  const amount = amountTurn(
    segment,
    asked,
    content.every((token) => main.stems.has(token.stem) || isIn(token, 'quantities')),
  );
  if (amount) {
    note('amount', amount);
    return found;
  }
  const room = roomTurn(
    segment,
    asked,
    content.every(
      (token) => main.stems.has(token.stem) || familiar.has(token.stem) || isIn(token, 'remaining', 'ample'),
    ),
  );
  if (room) {
    note('amount', room);
    return found;
  }
  const valence = valenceOf(tokens) * asked.valence;
  const judged = valence === 0 ? undefined : turnedIf(isNegative, valence > 0 ? 1 : -1);
  // What is good or bad must be what was asked about.
  const isElsewhere = content.some((token) => !isIn(token, 'good', 'bad', 'failing') && !isKnown(token));
  note('valence', judged, isElsewhere ? 0.4 : 1);
  if (isExclusion) {
    // "Quiet without a lid": the lid is denied.
    if (main.covered > setting.covered && main.covered >= 0.2) note('aligned', turnedIf(main.isOpposite, said), 0.8);
    return found;
  }
  const isTurned = isOfOtherCondition(segment, all, asked, relate);
  if (main.covered > 0 && main.covered >= setting.covered * 0.6) {
    const turn = turnedIf(main.isOpposite, said);
    const strength = strengthOf(part, content, main, setting);
    if (judged === undefined || judged === turn || isAboutValue(asked, main, strength))
      found.push({
        kind: 'aligned',
        turn: turnedIf(isTurned, turn),
        strength,
        words: content.filter(({ stem }) => main.stems.has(stem)).map(({ text }) => text),
      });
  } else if (!segment.isContrast && isElliptic(tokens, content, asked, lexicon))
    note('elliptic', turnedIf(isTurned, said));
  return found;
}

/** The most words that name the only one: "just the camera". */
const mostToName = 4;

/** "Just the camera" to "only in one app?" */
function isOnlyNamed({ segment: { tokens, isNegative } }: Part): boolean {
  return !isNegative && tokens.length <= mostToName && isIn(tokens[0], 'only') && contentOf(tokens).length > 0;
}

/** "Every app does it": nothing is left out. */
function isOfAll({ segment: { tokens, isNegative } }: Part): boolean {
  return !isNegative && tokens.some((token) => isIn(token, 'every'));
}

/** "Always" answers as it stands; "sometimes" is a no to it. */
function oftenTurn(tokens: readonly WordToken[], said: Polarity): Polarity | undefined {
  if (tokens.some((token) => isIn(token, 'sometimes'))) return -1;
  return tokens.some((token) => isIn(token, 'always')) ? said : undefined;
}

/**
 * Whether a match outweighs the opposite verdict in the same words. If everything is as it should be and the question
 * asked for a fault, the question's words are only its subject, unless the fault is among them.
 */
function isAboutValue(asked: Proposition, main: Match, strength: number): boolean {
  if (asked.valued.size === 0) return strength >= 0.6;
  return asked.main.some(({ stem }) => asked.valued.has(stem) && main.asked.has(stem));
}

/**
 * How fully a match says what was asked, 0 to 1: its subject alone says little, and so do words that are only alike.
 */
function strengthOf(
  { segment, asked, relate }: Part,
  content: readonly WordToken[],
  main: Match,
  setting: Match,
): number {
  const { tokens } = segment;
  const strange = content.filter(
    (token) => !main.stems.has(token.stem) && !setting.stems.has(token.stem) && !isIn(token, 'good'),
  );
  const marked = predicateOf(tokens);
  const isSetting = contentOf(marked).length > 0 && contentOf(marked).every(({ stem }) => setting.stems.has(stem));
  const predicate = isSetting ? tokens : marked;
  const last = content.filter((token) => !isIn(token, 'good')).at(-1);
  const isCut = predicate === tokens && last !== undefined && strange.includes(last);
  const isFragment = marked.length === tokens.length && tokens.length <= 4 && strange.length > 0;
  // "Lädt das iPhone?" begins with its verb.
  const subject = asked.main[asked.auxiliary === '' ? 1 : 0]?.stem ?? '';
  const isSubjectOnly = !asked.isPerceived && asked.main.length > 1 && main.asked.size === 1 && main.asked.has(subject);
  const isInPredicate =
    contentOf(predicate).length === 0 || match(contentOf(predicate), asked.main, relate).covered > 0;
  const isMet = !isCut && !isFragment && !isSubjectOnly && isInPredicate;
  // "It fits that": everything that is said was asked.
  const refers =
    tokens.some((token) => isIn(token, 'referring')) ||
    (isIn(tokens[0], 'subjects') && marked.length === tokens.length);
  const full = Math.min(1, 1.15 * Math.sqrt(main.covered));
  const found = !isMet
    ? 0.25 * main.covered
    : strange.length === 0 && refers
      ? Math.max(full, 0.6)
      : full * (strange.length > 2 ? 0.8 : 1);
  const isFar = !main.isExact && strange.length > 0;
  const isHedged = tokens.some((token) => isIn(token, 'hedges'));
  return found * (isFar ? 0.4 : 1) * (isHedged ? 0.5 : 1);
}

/** What is said of the subject: what follows the last auxiliary; all of it where there is none. */
function predicateOf(tokens: readonly WordToken[]): readonly WordToken[] {
  const at = tokens.findLastIndex((token) => isIn(token, 'auxiliaries', 'perceiving'));
  const rest = tokens.slice(at + 1);
  if (at < 0) return tokens;
  return contentOf(rest).length > 0 ? rest : tokens;
}
