import type { Ranking } from '../../domain/understanding/verdict.ts';
import { softmax } from '../vectors/softmax.ts';
import { fitTemperature } from './temperature.ts';

/** How planes' margins and the net's scores are mixed into one score for each intent, ready to be soft-maxed. */
export type Combination = { readonly margins: number; readonly scores: number };

/** A message's two opinions, by class. */
export type Opinions = { readonly margins: Float64Array; readonly scores: Float64Array };

/** A held-out row: both opinions, and the class it is. */
export type Opined = Opinions & { readonly right: number };

/** How much the net's log-probabilities count beside the planes'. */
const netWeight = 1.5;

/**
 * One score for each class: a weighted mean of log-probabilities, but for a constant (the logarithmic opinion pool:
 * C. Genest and J. Zidek, "Combining Probability Distributions", Statistical Science 1986).
 */
function combineScores({ margins, scores }: Opinions, by: Combination): Float64Array {
  return margins.map((margin, one) => by.margins * margin + by.scores * (scores[one] ?? 0));
}

/** Intents by share, highest first; among equals in the order of their names. */
export function rankIntents(intents: readonly string[], opinions: Opinions, mixing: Combination): Ranking {
  const shares = softmax(combineScores(opinions, mixing));
  return intents.map((intent, number) => ({ intent, share: shares[number] ?? 0 })).sort((a, b) => b.share - a.share);
}

/** Fits the mixing on held-out rows: each opinion is brought to honest probabilities first, then the mean of both. */
export function fitCombination(rows: readonly Opined[]): Combination {
  const one = fitTemperature(rows.map(({ margins, right }) => ({ scores: margins, right })));
  const other = fitTemperature(rows.map(({ scores, right }) => ({ scores, right })));
  const mean: Combination = { margins: one / (1 + netWeight), scores: (other * netWeight) / (1 + netWeight) };
  const both = fitTemperature(rows.map((row) => ({ scores: combineScores(row, mean), right: row.right })));
  return { margins: mean.margins * both, scores: mean.scores * both };
}
