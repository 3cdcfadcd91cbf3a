import { softmax } from '../vectors/softmax.ts';

/** A held-out row: scores by class, and its class. */
export type Scored = { readonly scores: Float64Array; readonly right: number };

/**
 * The scale that calibrates the softmax of scores: it minimises the mean of −ln(share of the right class) over held-out
 * rows (temperature scaling: C. Guo et al., "On Calibration of Modern Neural Networks", ICML 2017). The loss is convex
 * in the scale; golden-section search between 1/20 and 100 finds the minimum on a logarithmic axis.
 */
export function fitTemperature(rows: readonly Scored[]): number {
  if (rows.length === 0) return 1;
  const lossAt = (exponent: number) =>
    rows.reduce(
      (sum, row) => sum - Math.log(Math.max(1e-12, softmax(row.scores, Math.exp(exponent))[row.right] ?? 0)),
      0,
    );
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.05);
  let high = Math.log(100);
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let leftLoss = lossAt(left);
  let rightLoss = lossAt(right);
  while (high - low > 0.01) {
    if (leftLoss < rightLoss) {
      high = right;
      right = left;
      rightLoss = leftLoss;
      left = high - golden * (high - low);
      leftLoss = lossAt(left);
    } else {
      low = left;
      left = right;
      leftLoss = rightLoss;
      right = low + golden * (high - low);
      rightLoss = lossAt(right);
    }
  }
  return Math.exp((low + high) / 2);
}
