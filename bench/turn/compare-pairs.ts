import { median } from '../median.ts';
import { type Contestant, type Measured, measureRound } from './measure-round.ts';

export type Comparison = {
  readonly ours: Measured;
  readonly sample: Measured;
  /** Our turns per second over the sample's. */
  readonly ratio: number;
};

export type Rounds = { readonly conversations: number; readonly pairs: number; readonly seconds: number };

/**
 * Measures both in turn, a pair of rounds at a time, so that the machine's drift falls on both alike. The figures are
 * medians over the rounds; the ratio is the median of the pairs' ratios.
 */
export async function comparePairs(
  ours: Contestant,
  sample: Contestant,
  { conversations, pairs, seconds }: Rounds,
): Promise<Comparison> {
  const rounds: { readonly ours: Measured; readonly sample: Measured }[] = [];
  for (let pair = 0; pair < pairs; pair++)
    rounds.push({
      ours: await measureRound(ours, conversations, seconds),
      sample: await measureRound(sample, conversations, seconds),
    });
  return {
    ours: middleOf(rounds.map((round) => round.ours)),
    sample: middleOf(rounds.map((round) => round.sample)),
    ratio: round(median(rounds.map((pair) => pair.ours.turnsPerSecond / pair.sample.turnsPerSecond)), 2),
  };
}

function middleOf(rounds: readonly Measured[]): Measured {
  const middle = (name: keyof Measured, digits: number) => round(median(rounds.map((each) => each[name])), digits);
  return {
    turnsPerSecond: middle('turnsPerSecond', 0),
    p50: middle('p50', 2),
    p99: middle('p99', 2),
    cpuMicrosPerTurn: middle('cpuMicrosPerTurn', 0),
    rssMb: middle('rssMb', 0),
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
