import type { Ranking } from '../../domain/understanding/verdict.ts';
import { type Mixing, mix, type Opinions } from '../train/combine-scores.ts';
import { softMax } from '../vectors/softmax.ts';

/** Intents by share, highest first; among equals in the order of their names. */
export function ranked(intents: readonly string[], opinions: Opinions, mixing: Mixing): Ranking {
  const shares = softMax(mix(opinions, mixing));
  return intents.map((intent, number) => ({ intent, share: shares[number] ?? 0 })).sort((a, b) => b.share - a.share);
}
