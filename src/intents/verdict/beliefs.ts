import type { Ranking } from '../../domain/understanding/verdict.ts';
import { type Combination, type Opinions, rankIntents } from './combine-scores.ts';
import { isInScope, type ScopeModel } from './in-scope.ts';

/** The parts of a model that turn signals into beliefs. */
export type Calibration = { readonly mixing: Combination; readonly belonging: ScopeModel };

/**
 * What is believed of a message: the shares of the intents, given that it is in scope; and the probability that it is, if
 * both kinds were equally frequent.
 */
export type Beliefs = { readonly ranking: Ranking; readonly belonging: number };

/** Turns the signals of a message into beliefs. */
export function beliefsOf(
  intents: readonly string[],
  signals: Opinions & { readonly familiar: readonly number[] },
  { mixing, belonging }: Calibration,
): Beliefs {
  const ranking = rankIntents(intents, signals, mixing);
  return { ranking, belonging: isInScope(belonging, withFirstShare(signals.familiar, ranking)) };
}

/** The signals of being in scope, and last the share of the first intent: strangers lie between intents. */
export function withFirstShare(familiar: readonly number[], [first]: Ranking): readonly number[] {
  return [...familiar, first?.share ?? 0];
}
