import { pullsOf } from '../learners/one-vs-rest-svm.ts';
import { hiddenInputOf, scoresFrom } from '../learners/quantized-net.ts';
import type { BaseLearners } from '../learners/train-learners.ts';
import { correctorOf } from '../text/correct-spelling.ts';
import { type Grams, gramsOf, wordGrams } from '../text/grams.ts';
import { tokensOf } from '../text/tokens.ts';
import { wordFormOf } from '../text/word-form.ts';
import { lookupOf } from '../vectors/lookup.ts';
import type { Sparse } from '../vectors/sparse.ts';
import { blockWeigherOf, joined } from '../vectors/tf-idf.ts';
import type { Vocabulary } from '../vectors/vocabulary.ts';

/** What the learners make of a message, before a verdict. */
export type Signals = {
  /** The signed distance to each intent's separating plane, by intent number. */
  readonly margins: Float64Array;
  /** The nets' mean scores, by intent number. */
  readonly scores: Float64Array;
  /**
   * What tells in scope from out of scope: best margin; margin of what is out of scope; shares of known words and pairs, and
   * of known characters; energy (ln Σ e^score over the intents; W. Liu et al., "Energy-based Out-of-distribution
   * Detection", NeurIPS 2020); energy above the score of what is out of scope; share of known single words, as they are
   * and weighed by rarity; ln of the length in tokens. Words count as known only as typed. Margins and energy are those
   * of the message as faint as it is unknown: one known word among five strange ones says little.
   */
  readonly familiar: readonly number[];
  readonly vector: Sparse;
};

/** Computes the signals of messages with trained learners. */
export function signalsOf(learned: BaseLearners): (text: string) => Signals {
  const { planes, nets, vocabulary } = learned;
  const count = learned.intents.length;
  const form = wordFormOf(learned);
  const correct = correctorOf(learned.spelling);
  const weigh = blockWeigherOf(vocabulary);
  const knownOf = sharesOfKnown(vocabulary);
  return (text) => {
    const tokens = tokensOf(text, form);
    const grams = gramsOf(tokens, form);
    // Only the words are corrected: beside a small vocabulary many correct words of an out-of-scope message look like
    // slips, and the characters as typed outvote them.
    const blocks = [weigh(wordGrams(correct(tokens), form)), weigh(grams.chars)] as const;
    const faintness = blocks.map(({ known }) => known);
    const pulls = blocks.map((block) => pullsOf(planes, block));
    const inputs = nets.map((net) => blocks.map((block) => hiddenInputOf(net, block)));
    const read = (by: readonly number[]) => ({
      margins: weightedSum(pulls, by).map((pull, one) => pull + (planes.offsets[one] ?? 0)),
      scores: meanOf(nets.map((net, at) => scoresFrom(net, weightedSum(inputs[at] ?? [], by)))),
    });
    const { margins, scores } = read([1, 1]);
    const faint = read(faintness);
    const best = faint.margins.subarray(0, count).reduce((most, margin) => Math.max(most, margin), -2);
    const energy = energyOf(faint.scores.subarray(0, count));
    const known = knownOf(grams);
    const familiar = [
      best,
      faint.margins[count] ?? 0,
      known.words,
      known.chars,
      energy,
      energy - (faint.scores[count] ?? 0),
      known.singles,
      known.rare,
      Math.log(1 + tokens.length),
    ];
    return {
      margins: margins.subarray(0, count),
      scores: scores.subarray(0, count),
      familiar,
      vector: joined(...blocks),
    };
  };
}

/** The shares of a message's grams that are known: words and pairs, characters, single words, these weighed by rarity. */
function sharesOfKnown({ hashes, idf }: Vocabulary) {
  const lookup = lookupOf(hashes);
  const rarest = idf.reduce((most, each) => Math.max(most, each), 0);
  const share = (known: number, all: number) => (all === 0 ? 0 : known / all);
  return ({ words, chars }: Grams) => {
    const found = words.map(lookup);
    const singles = found.filter((_, at) => at % 2 === 0 && at < found.length - 1);
    const known = (ids: Int32Array) => ids.filter((id) => id >= 0);
    const rarity = known(singles).reduce((sum, id) => sum + (idf[id] ?? 0), 0);
    const strange = singles.length - known(singles).length;
    return {
      words: share(known(found).length, found.length),
      chars: share(known(chars.map(lookup)).length, chars.length),
      singles: share(singles.length - strange, singles.length),
      rare: share(rarity, rarity + strange * rarest),
    };
  };
}

function weightedSum(lists: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const sum = new Float64Array(lists[0]?.length ?? 0);
  lists.forEach((list, at) => {
    const weight = weights[at] ?? 0;
    for (let one = 0; one < sum.length; one++) sum[one] = (sum[one] ?? 0) + weight * (list[one] ?? 0);
  });
  return sum;
}

function meanOf(lists: readonly Float64Array[]): Float64Array {
  return weightedSum(
    lists,
    lists.map(() => 1 / lists.length),
  );
}

function energyOf(scores: Float64Array): number {
  const top = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  return top === Number.NEGATIVE_INFINITY
    ? 0
    : top + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - top), 0));
}
