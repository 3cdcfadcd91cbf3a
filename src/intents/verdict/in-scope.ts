/**
 * The weights of a logistic regression that tells in scope from out of scope: first the constant, then one per
 * signal of `classify/signals.ts`, then that of the first share.
 */
export type ScopeModel = Float64Array;

/** The probability that a message is in scope, if both kinds were equally frequent. */
export function isInScope(belonging: ScopeModel, familiar: readonly number[]): number {
  return (
    1 / (1 + Math.exp(-familiar.reduce((sum, value, at) => sum + value * (belonging[at + 1] ?? 0), belonging[0] ?? 0)))
  );
}

/**
 * A held-out row's familiar signals, whether it is in scope, and how much it counts among its kind; 1 if left out. What
 * is made up is no evidence: it leaves the prior belief as firm as it was.
 */
export type Familiar = {
  readonly familiar: readonly number[];
  readonly ours: boolean;
  readonly weight?: number;
  readonly isMadeUp?: boolean;
};

/** Near what public data gives. Used unchanged by a desk with too few intents to leave one out. */
const usual: ScopeModel = Float64Array.of(-6, 3, -2, 1, 2, 0.5, 0.2, 1, 0, 0, 0);

/**
 * How strongly the weights are pulled toward the usual ones, over the number of rows of the rarer kind: a prior belief,
 * of which less is left the more there is to learn from. Between 0.1 and 0.3 it hardly matters.
 */
const firmness = 0.2;

/** The most a weight moves in one round: where all beliefs are extreme the loss is flat, and Newton's step immense. */
const longestStep = 2;

/**
 * Fits the weights on held-out rows by Newton's method on the log loss (logistic regression by iteratively reweighted
 * least squares: C. Bishop, "Pattern Recognition and Machine Learning", 2006, section 4.3.3). Rows in scope and out of
 * scope weigh the same in total. The weights are pulled toward the usual ones, so that few rows do not run away. Steps
 * are limited in length, and one that does not lower the loss is halved.
 */
export function fitScopeModel(rows: readonly Familiar[]): ScopeModel {
  const total = (ours: boolean) => rows.reduce((sum, row) => sum + (row.ours === ours ? (row.weight ?? 1) : 0), 0);
  const [ours, strangers] = [total(true), total(false)];
  if (ours === 0 || strangers === 0) return usual;
  const weightOf = (row: Familiar) => (0.5 * (row.weight ?? 1)) / (row.ours ? ours : strangers);
  const pull =
    firmness /
    Math.min(...[true, false].map((kind) => rows.filter((row) => row.ours === kind && !row.isMadeUp).length));
  let weights = usual;
  let loss = lossOf(weights, rows, weightOf, pull);
  for (let round = 0; round < 100; round++) {
    const { gradient, curvature } = slopeOf(weights, rows, weightOf, pull);
    const step = solve(curvature, gradient);
    let length = Math.min(1, longestStep / Math.max(...step.map(Math.abs)));
    let next = weights;
    let nextLoss = loss;
    do {
      const by = length;
      next = weights.map((weight, at) => weight - by * (step[at] ?? 0));
      nextLoss = lossOf(next, rows, weightOf, pull);
      length /= 2;
    } while (!(nextLoss <= loss) && length > 1e-4);
    if (!(nextLoss < loss - 1e-10)) break;
    weights = next;
    loss = nextLoss;
  }
  return weights;
}

type Weigh = (row: Familiar) => number;

function lossOf(weights: ScopeModel, rows: readonly Familiar[], weightOf: Weigh, pull: number): number {
  const pulled = weights.reduce((sum, weight, at) => sum + (pull / 2) * (weight - (usual[at] ?? 0)) ** 2, 0);
  return rows.reduce((sum, row) => {
    const share = isInScope(weights, row.familiar);
    return sum - weightOf(row) * Math.log(Math.max(1e-300, row.ours ? share : 1 - share));
  }, pulled);
}

function slopeOf(weights: ScopeModel, rows: readonly Familiar[], weightOf: Weigh, pull: number) {
  const gradient = weights.map((weight, at) => pull * (weight - (usual[at] ?? 0)));
  const curvature = Array.from(weights, (_, at) => {
    const line = new Float64Array(weights.length);
    line[at] = pull;
    return line;
  });
  for (const row of rows) {
    const signals = [1, ...row.familiar];
    const share = isInScope(weights, row.familiar);
    const weight = weightOf(row);
    curvature.forEach((line, a) => {
      const signal = signals[a] ?? 0;
      gradient[a] = (gradient[a] ?? 0) + weight * (share - (row.ours ? 1 : 0)) * signal;
      const bend = weight * share * (1 - share) * signal;
      for (let b = 0; b < line.length; b++) line[b] = (line[b] ?? 0) + bend * (signals[b] ?? 0);
    });
  }
  return { gradient, curvature };
}

/** Solves a small symmetric positive definite system by elimination. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const lines = matrix.map((line, at) => Float64Array.of(...line, right[at] ?? 0));
  const size = lines.length;
  lines.forEach((line, at) => {
    for (const [other, lower] of lines.entries()) {
      if (other === at) continue;
      const times = (lower[at] ?? 0) / (line[at] ?? 1);
      for (let k = at; k <= size; k++) lower[k] = (lower[k] ?? 0) - times * (line[k] ?? 0);
    }
  });
  return Float64Array.from(lines, (line, at) => (line[size] ?? 0) / (line[at] ?? 1));
}
