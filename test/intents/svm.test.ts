import { describe, expect, it } from 'vitest';
import { trainSvm } from '../../src/intents/learners/svm.ts';
import { randomOf } from '../../src/intents/vectors/random.ts';
import { rowsOf } from '../../src/intents/vectors/sparse.ts';

const size = 5;
const random = randomOf(7);
const dense = Array.from({ length: 40 }, () => Float32Array.from({ length: size }, () => random() * 2 - 1));
const positive = Uint8Array.from(dense, (x) => ((x[0] ?? 0) + (x[1] ?? 0) * 0.5 + (random() - 0.5) > 0 ? 1 : 0));
const rows = rowsOf(dense.map((values) => ({ ids: Int32Array.from({ length: size }, (_, at) => at), values })));

function objective(weights: ArrayLike<number>, offset: number, c: number): number {
  let sum = offset * offset * 0.5;
  for (let at = 0; at < size; at++) sum += 0.5 * (weights[at] ?? 0) ** 2;
  dense.forEach((x, row) => {
    const score = x.reduce((total, value, at) => total + value * (weights[at] ?? 0), offset);
    sum += c * Math.max(0, 1 - (positive[row] === 1 ? 1 : -1) * score) ** 2;
  });
  return sum;
}

/** Another way to the same minimum: gradient descent on the primal, which is convex and smooth. */
function byGradientDescent(c: number): number {
  const point = new Float64Array(size + 1);
  for (let round = 0; round < 20_000; round++) {
    const gradient = point.slice();
    dense.forEach((x, row) => {
      const sign = positive[row] === 1 ? 1 : -1;
      const score = x.reduce((total, value, at) => total + value * (point[at] ?? 0), point[size] ?? 0);
      const pull = -2 * c * sign * Math.max(0, 1 - sign * score);
      for (let at = 0; at <= size; at++) gradient[at] = (gradient[at] ?? 0) + pull * (at < size ? (x[at] ?? 0) : 1);
    });
    for (let at = 0; at <= size; at++) point[at] = (point[at] ?? 0) - 0.002 * (gradient[at] ?? 0);
  }
  return objective(point, point[size] ?? 0, c);
}

describe('the support vector machine', () => {
  it.each([0.1, 1, 3])('reaches the minimum that gradient descent finds, with c = %d', (c) => {
    const { weights, offset } = trainSvm(rows, positive, size, randomOf(1), { c, tolerance: 1e-6, mostPasses: 5000 });
    expect(objective(weights, offset, c)).toBeCloseTo(byGradientDescent(c), 5);
  });

  it('finds the same plane whatever the random order', () => {
    const planes = [1, 2].map((seed) =>
      trainSvm(rows, positive, size, randomOf(seed), { c: 1, tolerance: 1e-8, mostPasses: 10_000 }),
    );
    expect(planes[0]?.offset).toBeCloseTo(planes[1]?.offset ?? 0, 5);
  });
});
