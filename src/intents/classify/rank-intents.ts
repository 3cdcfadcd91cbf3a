import type { Ranking } from '../../domain/understanding/verdict.ts';
import { type Combination, combineScores, type Opinions } from '../train/combine-scores.ts';
import { softmax } from '../vectors/softmax.ts';

/** Intents by share, highest first; among equals in the order of their names. */
export function rankIntents(intents: readonly string[], opinions: Opinions, mixing: Combination): Ranking {
  const shares = softmax(combineScores(opinions, mixing));
  return intents.map((intent, number) => ({ intent, share: shares[number] ?? 0 })).sort((a, b) => b.share - a.share);
}
