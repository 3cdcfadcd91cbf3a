import type { Phrases } from '../../domain/content/phrases.ts';
import { candidateSayings } from '../sayings/candidate-sayings.ts';
import type { PreparedText } from '../sayings/find-saying.ts';
import { findSaying } from '../sayings/find-saying.ts';
import { bestScore, yesOrNoOf } from './interpret-answer.ts';
import type { Interpretation } from './interpretation.ts';

/** The buttons' labels count as sayings, so typing a label is the same as tapping it. */
export type CheckLabels = {
  readonly solved: readonly string[];
  readonly 'no-effect': readonly string[];
  readonly 'could-not': readonly string[];
  readonly 'not-yet': readonly string[];
  readonly skip: readonly string[];
};

/** What words mean as a reply to "did that solve it?". */
export function interpretCheck(listened: PreparedText, hears: Phrases['hears'], labels: CheckLabels): Interpretation {
  const polarity = yesOrNoOf(listened, hears);
  const scores = [
    {
      is: 'no-effect',
      score: bestScore(listened, hears['no-effect'], labels['no-effect']) + (polarity === 'no' ? 3 : 0) + denied(),
    },
    { is: 'could-not', score: bestScore(listened, hears['could-not'], labels['could-not']) },
    { is: 'not-yet', score: bestScore(listened, hears['not-yet'], labels['not-yet']) },
    { is: 'already', score: bestScore(listened, hears.already) },
    { is: 'skip', score: listened.words.length <= 5 ? bestScore(listened, hears.skip, labels.skip) : 0 },
    {
      is: 'solved',
      score: bestScore(listened, hears.solved, labels.solved) + (polarity === 'yes' ? 3 : polarity === 'no' ? -3 : 0),
    },
  ] as const;
  const top = scores.reduce((a, b) => (b.score > a.score ? b : a));
  if (top.score <= 0) return { type: 'nothing' };
  return top.is === 'not-yet' ? { type: 'stay' } : { type: 'reading', reading: { type: top.is }, score: top.score };

  /** "Not working" negates "working". */
  function denied(): number {
    return Math.max(
      0,
      ...candidateSayings(listened, hears.solved).map((saying) => (findSaying(listened, saying)?.negated ? 3 : 0)),
    );
  }
}
