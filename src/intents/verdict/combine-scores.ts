import type { Ranking } from '../../domain/understanding/verdict.ts';
import { softmax } from '../vectors/softmax.ts';
import { fitTemperature } from './temperature.ts';

/** The weights of the planes' margins and the nets' scores in one score per intent, ready for softmax. */
export type Combination = { readonly margins: number; readonly scores: number };

/** The two learners' opinions of a message, by class. */
export type Opinions = { readonly margins: Float64Array; readonly scores: Float64Array };

/** A held-out row: both opinions, and its class. */
export type Opined = Opinions & { readonly right: number };

/** The weight of the nets' log-probabilities relative to the planes'. */
const netWeight = 1.5;

/**
 * One score per class: a weighted mean of log-probabilities, up to a constant (the logarithmic opinion pool: C. Genest
 * and J. Zidek, "Combining Probability Distributions", Statistical Science 1986).
 */
function combineScores({ margins, scores }: Opinions, by: Combination): Float64Array {
  return margins.map((margin, one) => by.margins * margin + by.scores * (scores[one] ?? 0));
}

/** The intents by share, highest first; equal ones by name. */
export function rankIntents(intents: readonly string[], opinions: Opinions, mixing: Combination): Ranking {
  const shares = softmax(combineScores(opinions, mixing));
  return intents.map((intent, number) => ({ intent, share: shares[number] ?? 0 })).sort((a, b) => b.share - a.share);
}

/** Fits the weights on held-out rows: first each opinion is calibrated, then the mean of both. */
export function fitCombination(rows: readonly Opined[]): Combination {
  const one = fitTemperature(rows.map(({ margins, right }) => ({ scores: margins, right })));
  const other = fitTemperature(rows.map(({ scores, right }) => ({ scores, right })));
  const mean: Combination = { margins: one / (1 + netWeight), scores: (other * netWeight) / (1 + netWeight) };
  const both = fitTemperature(rows.map((row) => ({ scores: combineScores(row, mean), right: row.right })));
  return { margins: mean.margins * both, scores: mean.scores * both };
}
