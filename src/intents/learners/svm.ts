import { type Random, shuffle } from '../vectors/random.ts';
import type { Rows } from '../vectors/sparse.ts';

/** The hyperparameters of a plane. */
export type SvmSettings = {
  /** The cost of a violated margin. */
  readonly c: number;
  /** Training ends when no two projected gradients of a pass differ by more. */
  readonly tolerance: number;
  readonly mostPasses: number;
};

/** A plane with one class on its positive side: weights by feature, and the offset. */
export type Plane = { readonly weights: Float64Array; readonly offset: number };

/**
 * Learns a linear support vector machine with squared hinge loss,
 * min ½‖w‖² + ½b² + c Σ max(0, 1 − y (w·x + b))²; the offset b is the weight of a feature that is always 1.
 *
 * Solved in its dual by coordinate descent with random order and shrinking: C.-J. Hsieh, K.-W. Chang, C.-J. Lin,
 * S. S. Keerthi and S. Sundararajan, "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008,
 * algorithm 3. Each row has one α ≥ 0, and w = Σ α y x is kept up to date. A row at α = 0 whose gradient is above
 * the last pass's largest violation rests until the others are done; then all are looked at once more.
 *
 * @param positive 1 for the rows of the class, 0 for all others
 * @param size how many features there are
 */
export function trainSvm(rows: Rows, positive: Uint8Array, size: number, random: Random, settings: SvmSettings): Plane {
  const solve = svmsOver(rows, size, settings)(positive, random);
  return solve(Int32Array.from({ length: rows.count }, (_, row) => row));
}

/**
 * The same for several planes over one set of rows, and in steps: each call for a plane learns from the rows it names,
 * and begins where the call before left off. So a plane of most rows becomes one of all rows for little more.
 */
export function svmsOver(
  rows: Rows,
  size: number,
  settings: SvmSettings,
): (positive: Uint8Array, random: Random) => (among: Int32Array) => Plane {
  const diagonal = 1 / (2 * settings.c);
  const curvatures = curvaturesOf(rows, diagonal);
  return (positive, random) => {
    const state = { weights: new Float64Array(size), alphas: new Float64Array(rows.count), offset: 0 };
    return (among) => {
      descend(rows, { ...settings, positive, curvatures, diagonal, random }, among, state);
      return { weights: state.weights, offset: state.offset };
    };
  };
}

type Problem = Pick<SvmSettings, 'tolerance' | 'mostPasses'> & {
  readonly positive: Uint8Array;
  readonly curvatures: Float64Array;
  readonly diagonal: number;
  readonly random: Random;
};

type Solution = { readonly weights: Float64Array; readonly alphas: Float64Array; offset: number };

/** Improves a solution by the rows that are named. */
function descend(
  { starts, ids, values }: Rows,
  { positive, curvatures, diagonal, random, mostPasses, tolerance }: Problem,
  among: Int32Array,
  solution: Solution,
): void {
  const { weights, alphas } = solution;
  const order = among.slice();
  const count = order.length;
  let { offset } = solution;
  let active = count;
  let ceiling = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < mostPasses; pass++) {
    let highest = Number.NEGATIVE_INFINITY;
    let lowest = Number.POSITIVE_INFINITY;
    shuffle(order, active, random);
    for (let at = 0; at < active; at++) {
      const row = order[at] ?? 0;
      const sign = positive[row] === 1 ? 1 : -1;
      const from = starts[row] ?? 0;
      const to = starts[row + 1] ?? 0;
      const alpha = alphas[row] ?? 0;
      let sum = offset;
      for (let k = from; k < to; k++) sum += (weights[ids[k] ?? 0] ?? 0) * (values[k] ?? 0);
      const gradient = sign * sum - 1 + alpha * diagonal;
      if (alpha === 0 && gradient > ceiling) {
        active--;
        order[at] = order[active] ?? 0;
        order[active] = row;
        at--;
        continue;
      }
      const projected = alpha === 0 ? Math.min(gradient, 0) : gradient;
      highest = Math.max(highest, projected);
      lowest = Math.min(lowest, projected);
      if (Math.abs(projected) < 1e-12) continue;
      const next = Math.max(0, alpha - gradient / (curvatures[row] ?? 1));
      const step = (next - alpha) * sign;
      alphas[row] = next;
      offset += step;
      for (let k = from; k < to; k++) {
        const id = ids[k] ?? 0;
        weights[id] = (weights[id] ?? 0) + step * (values[k] ?? 0);
      }
    }
    if (highest - lowest <= tolerance) {
      if (active === count) break;
      active = count;
      ceiling = Number.POSITIVE_INFINITY;
    } else {
      ceiling = highest > 0 ? highest : Number.POSITIVE_INFINITY;
    }
  }
  solution.offset = offset;
}

/** The second derivative of the dual by row: ‖x‖² + 1 for the offset's feature + the term of the loss. */
function curvaturesOf(rows: Rows, diagonal: number): Float64Array {
  const curvatures = new Float64Array(rows.count).fill(1 + diagonal);
  for (let row = 0; row < rows.count; row++) {
    for (let k = rows.starts[row] ?? 0; k < (rows.starts[row + 1] ?? 0); k++) {
      curvatures[row] = (curvatures[row] ?? 0) + (rows.values[k] ?? 0) ** 2;
    }
  }
  return curvatures;
}
