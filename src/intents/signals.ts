import { gramsOf } from './grams.ts';
import type { Learned } from './learned.ts';
import { lookupOf } from './lookup.ts';
import { marginsOf } from './planes.ts';
import type { Sparse } from './sparse.ts';
import { weighterOf } from './tf-idf.ts';

/** What a message shows, before it is judged. */
export type Signals = {
  /** How far it lies on each intent's side, by intent number. */
  readonly margins: Float64Array;
  /** What tells ours from a stranger's: the best margin, the share of known words and pairs, of known characters. */
  readonly familiar: readonly [number, number, number];
  readonly vector: Sparse;
};

/** Reads signals off messages with what was learned. */
export function signalsOf(learned: Learned): (text: string) => Signals {
  const weigh = weighterOf(learned.vocabulary);
  const lookup = lookupOf(learned.vocabulary.hashes);
  const known = (hashes: Int32Array) => hashes.reduce((sum, hash) => sum + (lookup(hash) >= 0 ? 1 : 0), 0);
  const share = (hashes: Int32Array) => (hashes.length === 0 ? 0 : known(hashes) / hashes.length);
  return (text) => {
    const grams = gramsOf(text);
    const vector = weigh(grams);
    const margins = marginsOf(learned.planes, vector);
    const best = margins.reduce((most, margin) => Math.max(most, margin), -2);
    return { margins, familiar: [best, share(grams.words), share(grams.chars)], vector };
  };
}
