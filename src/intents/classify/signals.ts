import { marginsOf } from '../learners/one-vs-rest-svm.ts';
import { scoresOf } from '../learners/quantized-net.ts';
import type { BaseLearners } from '../learners/train-learners.ts';
import { correctorOf } from '../text/correct-spelling.ts';
import { gramsOf, wordGrams } from '../text/grams.ts';
import { tokensOf } from '../text/tokens.ts';
import { wordFormOf } from '../text/word-form.ts';
import { lookupOf } from '../vectors/lookup.ts';
import type { Sparse } from '../vectors/sparse.ts';
import { weighterOf } from '../vectors/tf-idf.ts';

/** What the learners make of a message, before a verdict. */
export type Signals = {
  /** The signed distance to each intent's separating plane, by intent number. */
  readonly margins: Float64Array;
  /** The nets' mean scores, by intent number. */
  readonly scores: Float64Array;
  /** What tells in scope from out of scope: best margin, margin of what is out of scope, shares of known words and of known
   * characters, energy (ln Σ e^score over the intents; W. Liu et al., "Energy-based Out-of-distribution Detection", NeurIPS
   * 2020), and energy above the score of what is out of scope. Words count as known only as typed. */
  readonly familiar: readonly number[];
  readonly vector: Sparse;
};

/** Computes the signals of messages with trained learners. */
export function signalsOf(learned: BaseLearners): (text: string) => Signals {
  const count = learned.intents.length;
  const form = wordFormOf(learned.language);
  const correct = correctorOf(learned.spelling);
  const weigh = weighterOf(learned.vocabulary);
  const lookup = lookupOf(learned.vocabulary.hashes);
  const share = (hashes: Int32Array) => {
    let known = 0;
    for (const hash of hashes) if (lookup(hash) >= 0) known++;
    return hashes.length === 0 ? 0 : known / hashes.length;
  };
  return (text) => {
    const tokens = tokensOf(text, form);
    const grams = gramsOf(tokens, form);
    // Only the words are corrected: beside a small vocabulary many correct words of an out-of-scope message look like
    // slips, and the characters as typed outvote them.
    const vector = weigh({ ...grams, words: wordGrams(correct(tokens), form) });
    const allMargins = marginsOf(learned.planes, vector);
    const allScores = meanOf(learned.nets.map((net) => scoresOf(net, vector)));
    const margins = allMargins.subarray(0, count);
    const scores = allScores.subarray(0, count);
    const best = margins.reduce((most, margin) => Math.max(most, margin), -2);
    const energy = energyOf(scores);
    const familiar = [
      best,
      allMargins[count] ?? 0,
      share(grams.words),
      share(grams.chars),
      energy,
      energy - (allScores[count] ?? 0),
    ];
    return { margins, scores, familiar, vector };
  };
}

function meanOf(lists: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array(0), ...others] = lists;
  return first.map((value, at) => others.reduce((sum, other) => sum + (other[at] ?? 0), value) / lists.length);
}

function energyOf(scores: Float64Array): number {
  const top = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  return top === Number.NEGATIVE_INFINITY
    ? 0
    : top + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - top), 0));
}
