import { type Context, nameOfQuestion } from '../context.ts';
import type { Ear } from '../ear.ts';
import { isIn } from '../text/segments.ts';
import type { Sentence } from '../text/sentences.ts';
import { writtenText } from '../text/written-form.ts';
import { areTied, oddsOf } from './answered.ts';
import type { AnswerScore } from './score-answers.ts';

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
  const [first = 0, second = 0] = scores.map(({ score }) => score).toSorted((a, b) => b - a);
  // "Yes, it's off": what contradicts itself is asked about, whichever it sounds like.
  if (phase !== 'question' || question === undefined || areTied(first, second)) return scores;
  const name = nameOfQuestion(question, answers);
  const readings = telling.map((sentence) => {
    // "There might be some, I think": of what somebody only believes their own words say enough.
    const isDoubted = sentence.tokens.some((token) => isIn(token, 'unknowing', 'hedges', 'opining'));
    return (isDoubted ? undefined : ear.readAnswer(name, writtenText([sentence], ear.lexicon))) ?? [];
  });
  return scores.map((each, at) => {
    const shares = readings.map((learned) => learned[at]?.share ?? 0);
    const share = Math.max(0, ...shares);
    if (share < leastShare) {
      const odds = readings[Math.max(0, each.sentence)]?.[at]?.odds ?? 0;
      if (each.isWhole || each.score <= 0 || odds >= 0) return each;
      return { ...each, score: each.score - Math.min(mostOfNone, -odds * heedOfNone) };
    }
    const learned = oddsOf(share);
    const sentence = shares.indexOf(share);
    const words = telling[sentence]?.tokens.map(({ text }) => text) ?? [];
    return each.score >= learned
      ? { ...each, score: each.score + learned / 2 }
      : { ...each, score: learned + Math.max(0, each.score) / 2, words, sentence, hasContent: true };
  });
}
