import { onceFor } from '../../domain/once-for.ts';
import { predicateIn, predicateOf } from '../alignment/proposition.ts';
import { type Context, nameOfQuestion, type PossibleAnswer, sayingsOfAnswer } from '../context.ts';
import type { Ear } from '../ear.ts';
import { isIn } from '../text/segments.ts';
import { betweenStops, type Sentence } from '../text/sentences.ts';
import { writtenText } from '../text/written-form.ts';
import { areTied, oddsOf } from './answered.ts';
import { behindOpener } from './behind-opener.ts';
import type { AnswerScore } from './score-answers.ts';
import { turnsOf } from './turns.ts';

/** Minimum share for what was learned of answers to count. */
const leastShare = 0.5;

/** How much it counts that a text is learned to give no answer, and the most that it takes from one. */
const heedOfNone = 1;
const mostOfNone = 3.5;

/**
 * The scores with what was learned of the answers to this question: where a sentence that tells something is likely
 * one of them, its answer scores at least as much as that share is worth, and more where its words and sayings speak for
 * it too; where it is likely none, words that seem to give one count for less.
 */
export function withLearned(
  scores: readonly AnswerScore[],
  telling: readonly Sentence[],
  { phase, question, answers }: Context,
  ear: Ear,
): readonly AnswerScore[] {
  if (phase !== 'question' || question === undefined) return scores;
  const name = nameOfQuestion(question, answers);
  const readings = telling.map((sentence) => {
    // "There might be some, I think": of what somebody only believes their own words say enough.
    const isDoubted = sentence.tokens.some((token) => isIn(token, 'unknowing', 'hedges', 'opining'));
    return (isDoubted ? undefined : ear.readAnswer(name, writtenText([sentence], ear.lexicon))) ?? [];
  });
  const odds = answers.map((_, at) => Math.max(...readings.map((learned) => learned[at]?.odds ?? 0)));
  const [first = 0, second = 0] = scores.map(({ score }) => score).toSorted((a, b) => b - a);
  if (areTied(first, second)) return untied(scores, odds, telling, answers, ear);
  const heeded = scores.map((each, at) => {
    const shares = readings.map((learned) => learned[at]?.share ?? 0);
    const share = Math.max(0, ...shares);
    if (share < leastShare) {
      const own = readings[Math.max(0, each.sentence)]?.[at]?.odds ?? 0;
      const sentence = telling[each.sentence];
      const isSaidAlone = each.isWhole || (sentence !== undefined && isSaidInFront(sentence, answers[at], ear));
      if (isSaidAlone || each.score <= 0 || own >= 0) return each;
      return { ...each, score: each.score - Math.min(mostOfNone, -own * heedOfNone) };
    }
    const learned = oddsOf(share);
    const sentence = shares.indexOf(share);
    const words = telling[sentence]?.tokens.map(({ text }) => text) ?? [];
    return each.score >= learned
      ? { ...each, score: each.score + learned / 2 }
      : { ...each, score: learned + Math.max(0, each.score) / 2, words, sentence, hasContent: true };
  });
  return untied(heeded, odds, telling, answers, ear);
}

/** What an answer's sayings say, each in its stems; computed once. */
const predicatesOf = onceFor((ear: Ear) =>
  onceFor(
    (answer: PossibleAnswer): ReadonlySet<string> =>
      new Set(sayingsOfAnswer(answer).map((saying) => predicateIn(saying, ear.sentencesIn).join(' '))),
  ),
);

/** "On, full bars, I'm at home": what an answer's saying says, in front of whatever else is told. */
function isSaidInFront(sentence: Sentence, answer: PossibleAnswer | undefined, ear: Ear): boolean {
  const [first = []] = betweenStops(sentence);
  if (!answer || first.length === sentence.tokens.length) return false;
  const said = predicateOf(first).join(' ');
  return said !== '' && predicatesOf(ear)(answer).has(said);
}

/** By how much the log odds of one answer must exceed those of another that fits alike; less behind a yes or no. */
const leastApart = 1.4;
const leastBehindOpener = 0.3;
/** What the others lose then. */
const loss = 1.5;

/**
 * Of answers that fit alike, the one that what was learned speaks for: "only have the phone with me". "Yes, it's off"
 * contradicts itself, and is asked about whichever it sounds like.
 */
function untied(
  scores: readonly AnswerScore[],
  odds: readonly number[],
  telling: readonly Sentence[],
  answers: Context['answers'],
  ear: Ear,
): readonly AnswerScore[] {
  const top = Math.max(...scores.map(({ score }) => score));
  const [likelier = -1, other] = scores
    .flatMap(({ score }, at) => (score === top || areTied(top, score) ? [at] : []))
    .toSorted((a, b) => (odds[b] ?? 0) - (odds[a] ?? 0));
  if (other === undefined) return scores;
  const opener = behindOpener(telling)?.turn ?? 0;
  const isContradicted = opener !== 0 && turnsOf(answers, ear)[likelier] !== opener;
  const least = opener === 0 ? leastApart : leastBehindOpener;
  const apart = (odds[likelier] ?? 0) - (odds[other] ?? 0);
  // What was learned may speak for neither.
  if (isContradicted || !((odds[likelier] ?? 0) > 0 && apart >= least)) return scores;
  return scores.map((each, at) => ({ ...each, score: at === likelier ? top : Math.min(each.score, top - loss) }));
}
