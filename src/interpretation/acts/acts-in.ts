import { actKindOf, actName, stillThere } from '../../domain/content/acts.ts';
import { contentOf } from '../alignment/proposition.ts';
import { stemsAsked } from '../answers/stems-asked.ts';
import type { Context } from '../context.ts';
import type { Ear } from '../ear.ts';
import type { Aim, Performed } from '../interpretation.ts';
import { type Asking, saysUnknown } from '../text/asks-back.ts';
import { isPlainSuccess } from '../text/is-plain-success.ts';
import type { Message } from '../text/message.ts';
import { isIn, segmentsOf } from '../text/segments.ts';
import { betweenStops, type Sentence, type WordToken } from '../text/sentences.ts';
import { writtenForm, writtenPart } from '../text/written-form.ts';
import type { ActShare } from './act-reader.ts';
import { byHeart, isKnownByHeart } from './by-heart.ts';
import { dangerIn, isAskedAndDenied, withDangerNamed, withDangerOfPart } from './danger-in.ts';
import { possibleIn, resolving } from './possible-acts.ts';

/** The share of asking for a sentence that has the form of a question. */
const byForm = 0.95;

/** Minimum share for danger to be heard: missing it costs more than asking about it. */
const leastDanger = 0.25;

/**
 * Minimum share of a question without the form of one, and of small talk, which is waved aside; other acts need less.
 */
const leastAsk = 0.6;
const leastAct = 0.3;

/** Minimum share for a report at a question. */
const sureReport = 0.8;

/** Minimum share for a wish in words that ask outright: "after that, what do I do next?" */
const sureWish = 0.75;

/** Minimum share for a question in words by which somebody says that they do not know: "no clue, I hardly text". */
const sureAsk = 0.9;

/** The acts that every desk has: what each sentence of a message, and each part of it, most likely does. */
export function actsIn(message: Message, context: Context, ear: Ear): readonly Performed[] {
  const { sentences, asking } = message;
  const asked = stemsAsked(context, ear);
  const plain = isPlainSuccess(sentences, asking) || isListedSuccess(message, ear);
  const isPast = tellsOfThePast(sentences);
  const possible = (shares: readonly ActShare[]) =>
    possibleIn(shares, plain, context).filter(({ kind }) => !isPast || !ofThePresent.includes(kind));
  const heard = (clauses: readonly (readonly WordToken[])[], written: string, isAsked: boolean) =>
    possible(withDangerNamed(ear.readActs(written), clauses, ear, isAsked));
  const heardPart = (part: readonly WordToken[]) => heard([part], writtenPart(part), false);
  const acts = sentences.flatMap((sentence, clause) => {
    const asks = asking[clause];
    const isWondering = asks === 'question' && !sentence.asks && saysUnknown(sentence, ear.lexicon);
    const manner = {
      asks,
      isWondering,
      isMarked: sentence.asks,
      isWorded: sentence.tokens.some((token) => isIn(token, 'questions')),
      isOneClause: segmentsOf(sentence).length === 1,
    };
    const words = sentence.tokens.map((token) => token.text);
    const read = (part: readonly WordToken[]) =>
      actsOf(heardPart(part), manner, context, {
        words: part.map(({ text }) => text),
        clause,
      });
    // What only repeats the question's words does nothing but answer it.
    if (asks === undefined && onlyAnswers(sentence, asked)) {
      const all = heard(clausesOf(sentence), writtenForm(sentence, asks), false);
      const whole = actsOf(all, manner, context, { words, clause });
      const isReported = (act: Performed) =>
        context.phase !== 'question' && act.act === 'report' && act.kind === 'partly' && act.share >= leastOfPart;
      return [
        ...whole.filter(
          (act) =>
            isKnownRemark(act) ||
            isPlainCorrection(act) ||
            isKnownEnd(act) ||
            isReported(act) ||
            (clause > 0 && isDone(act)),
        ),
        // "It was off, turned it on": the answer, and what was done about it.
        ...actsOfParts(sentence, all, read).filter(isDone),
      ];
    }
    const written = writtenForm(sentence, asks, ({ stem }) => asks === 'question' || !asked.has(stem));
    // What is known word for word is what it is, whatever the question has asked and its parts may say.
    const entire = writtenForm(sentence, asks);
    const known = possible(ear.readActs(entire).filter(isKnownByHeart));
    const shares =
      known.length > 0 && written !== entire ? known : heard(clausesOf(sentence), written, asks === 'question');
    const parted = withDangerOfPart(shares, sentence, heardPart);
    const whole = actsOf(parted, manner, context, { words, clause });
    return asks === undefined && known.length === 0 ? [...whole, ...actsOfParts(sentence, shares, read)] : whole;
  });
  return acts.filter((act) => !isAskedAndDenied(sentences, act, ear));
}

/** What the parts of a telling sentence do: "it works now, never mind" does two things. */
function actsOfParts(
  sentence: Sentence,
  shares: readonly ActShare[],
  read: (part: readonly WordToken[]) => readonly Performed[],
): readonly Performed[] {
  const least = (act: Performed) => {
    if (act.act !== 'urgent') return leastOfPart;
    return dangerIn(shares) >= leastDanger ? leastDangerOfPart : 1;
  };
  const mayResolve = total(shares, ({ kind }) => resolving.includes(kind)) >= leastResolving;
  return partsOf(sentence)
    .flatMap(read)
    .filter((act) => act.act !== 'ask' && act.share >= least(act))
    .map((act) =>
      mayResolve || !isResolving(act) || act.share >= byForm
        ? act
        : { ...act, share: Math.min(act.share, sureResolvingPart) },
    );
}

/** Minimum share for an act of a part of a sentence: it is short, and says nothing about what stands around it. */
const leastOfPart = 0.8;

/** The same for danger, where something else in the sentence answers the question: "it's hot, and the back puffs up". */
const leastDangerOfPart = 0.6;

/**
 * "…, work makes us" may sound like success by itself. If the whole sentence is less likely to tell of success, its
 * part counts for no more than this.
 */
const leastResolving = 0.1;
const sureResolvingPart = 0.75;
function isResolving(act: Performed): boolean {
  return 'kind' in act && resolving.includes(actName(act));
}

/** The form of a sentence; `isWondering`: somebody says that they do not know what, where or how much. */
type Manner = {
  readonly asks: Asking | undefined;
  readonly isWondering: boolean;
  /** It ends with a question mark. */
  readonly isMarked: boolean;
  /** It has a word that asks: "what". */
  readonly isWorded: boolean;
  readonly isOneClause: boolean;
};

function actsOf(
  shares: readonly ActShare[],
  { asks, isWondering, isMarked, isWorded, isOneClause }: Manner,
  context: Context,
  at: Pick<Performed, 'words' | 'clause'>,
): readonly Performed[] {
  const sum = total(shares, () => true) || 1;
  const best = (...acts: readonly string[]): ActShare | undefined => {
    const top = shares.reduce<ActShare | undefined>(
      (most, each) => (acts.includes(each.act) && (!most || each.share > most.share) ? each : most),
      undefined,
    );
    return top && { ...top, share: top.share / sum };
  };
  const found: Performed[] = [];
  const note = (top: ActShare, share = top.share) =>
    found.push({ ...aimOf(top.kind), share: Math.min(1, share), ...at });
  const danger = dangerIn(shares);
  const urgent = best('urgent');
  if (urgent && danger >= leastDanger) note(urgent, danger);
  if (asks === 'question') {
    // The form says that it asks; what it asks for, its words.
    const wish = best('wish', 'elsewhere');
    const mood = best('social');
    const kind = best('ask');
    // "Are you even listening?" wants no answer, and "how kind of you" asks nothing.
    const isRhetorical = mood && (!isMarked || rhetorical.includes(mood.kind));
    if (isRhetorical && mood.share >= leastAsk && mood.share > 2 * (kind?.share ?? 0)) note(mood);
    else if (wish && wish.share >= (isMarked && isWorded ? sureWish : leastAsk)) note(wish);
    // "No clue how much I get" wants no price.
    else if (isWondering && kind && !guiding.includes(kind.kind))
      found.push({ ...unsure(context), share: sureUnsure, ...at });
    else if (kind) note(kind, byForm);
    return found;
  }
  const top = best('ask', 'wish', 'social', 'elsewhere', 'report', 'correct');
  // "Still not sure" reports nothing else.
  const isMore = top !== undefined && top.share >= leastOf(top, context);
  // "It asks for a password I don't know" does not say that the person is unsure.
  const isLacking = top?.kind === 'report.could-not' && top.share >= sureReport;
  const least = top?.act === 'ask' ? sureAsk : leastAsk;
  const isListed = top !== undefined && isKnownByHeart(top);
  const isSurer = isMore && top.share >= least && (isListed || isLacking || !(top.act === 'report' && isOneClause));
  if (asks !== undefined && !isSurer)
    found.push({ ...unsure(context), share: asks === 'unknowing' ? sureUnsure : 0.7, ...at });
  else if (isMore) {
    // Where no fix is open, to be unsure of a fix is to be unsure of what is asked.
    if (top.kind === 'report.unsure') found.push({ ...unsure(context), share: Math.min(top.share, sureUnsure), ...at });
    else note(top);
  }
  return found;
}

/** Minimum share for an act to be taken as done. What is reported while no fix is open is about something else. */
function leastOf({ act, kind }: ActShare, { phase }: Context): number {
  if (act === 'ask' || kind === 'social.small-talk') return leastAsk;
  return act === 'report' && phase === 'question' ? sureReport : leastAct;
}

/**
 * Questions that "I don't know …" asks as well: the person is shown. Of anything else they only say that they do not
 * know it.
 */
const guiding: readonly string[] = ['ask.where', 'ask.how', 'ask.what-is', 'ask.which-one', 'ask.how-to-tell'];

/** The share of being unsure where somebody says so. */
const sureUnsure = 0.85;

/** Moods that are put as questions. */
const rhetorical: readonly string[] = ['social.anger', 'social.objection'];

/** "It was working yesterday" says nothing about what a fix has done. */
function tellsOfThePast(sentences: readonly Sentence[]): boolean {
  return sentences
    .flatMap(segmentsOf)
    .every(
      ({ tokens, isNegative }) =>
        !isNegative && tokens.some((token) => isIn(token, 'past')) && !tokens.some((token) => isIn(token, 'relapsing')),
    );
}

/** What a fix has done shows now. */
const ofThePresent: readonly string[] = stillThere.map((kind) => `report.${kind}`);

/** Being unsure of an answer, or of what a fix has done. */
function unsure({ answers }: Context): Aim {
  return answers.length > 0 ? { act: 'answer', answer: 'unsure' } : { act: 'report', kind: 'unsure' };
}

/** "Actually …" takes something back, whatever it is that holds instead. */
function isPlainCorrection({ act, share }: Performed): boolean {
  return act === 'correct' && share >= byForm;
}

/** "You already asked me that" consists of small words, and is known by heart. */
function isKnownRemark({ act, share, words }: Performed): boolean {
  return ['social', 'wish', 'elsewhere'].includes(act) && share >= byHeart && words.length >= fewestToEnd;
}

function isDone({ act, share, ...aim }: Performed): boolean {
  return act === 'report' && 'kind' in aim && aim.kind === 'done' && share >= leastOfPart;
}

/** The fewest words of a text that ends a conversation although it would be an answer too: "it works". */
const fewestToEnd = 3;

/** "Oh, it works now" ends it even where the question is whether something works, if it is known by heart. */
function isKnownEnd(act: Performed): boolean {
  return act.act === 'wish' && act.kind === 'works-now' && act.share >= byForm && act.words.length > fewestToEnd;
}

/** "I couldn't be happier" is listed for what it says, whatever words it says it with. */
function isListedSuccess({ sentences: [sentence, ...others], asking }: Message, { readActs }: Ear): boolean {
  if (!sentence || others.length > 0 || asking[0] !== undefined) return false;
  return readActs(writtenForm(sentence, undefined)).some((act) => resolving.includes(act.kind) && isKnownByHeart(act));
}

/** Whether a sentence consists of small words and words of the question and its answers. */
function onlyAnswers({ tokens }: Sentence, asked: ReadonlySet<string>): boolean {
  const content = contentOf(tokens).filter((token) => !isIn(token, 'yes', 'no'));
  return content.length > 0 && content.every(({ stem }) => asked.has(stem));
}

/** The words of each clause. */
function clausesOf(sentence: Sentence): readonly (readonly WordToken[])[] {
  return segmentsOf(sentence).map(({ tokens }) => tokens);
}

/** The words between commas, or, where there are none, the clauses: "updated it and now it's ok". */
function partsOf(sentence: Sentence): readonly (readonly WordToken[])[] {
  const parts =
    sentence.stops.size > 0
      ? betweenStops(sentence)
      : segmentsOf(sentence).flatMap(({ tokens: clause, isCondition }) => (isCondition ? [] : [clause]));
  return parts.filter(({ length }) => length >= 2 && length < sentence.tokens.length);
}

function total(shares: readonly ActShare[], counts: (each: ActShare) => boolean): number {
  return shares.reduce((sum, each) => (counts(each) ? sum + each.share : sum), 0);
}

/** `ask.where` as an act and its kind. */
function aimOf(kind: string): Aim {
  const aim = actKindOf(kind);
  if (!aim)
    // Content's kinds are checked when it is read: only code can get here.
    throw new Error(`An ear was taught the act "${kind}", which nobody knows. Name one of the kinds in acts.ts.`);
  return aim;
}
