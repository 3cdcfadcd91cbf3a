import type { Ranking } from '../domain/verdict.ts';
import { softMax } from './soft-max.ts';

/** Intents by share, highest first; among equals in the order of their names. */
export function ranked(intents: readonly string[], margins: Float64Array, scale: number): Ranking {
  const shares = softMax(margins, scale);
  return intents.map((intent, number) => ({ intent, share: shares[number] ?? 0 })).sort((a, b) => b.share - a.share);
}
