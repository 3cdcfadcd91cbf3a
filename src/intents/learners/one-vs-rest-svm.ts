import { randomOf } from '../vectors/random.ts';
import type { Rows, Sparse } from '../vectors/sparse.ts';
import { addPackedRows } from '../vectors/weighted-rows-int8.ts';
import { type SvmSettings, trainSvm } from './svm.ts';

/**
 * One separating plane per class, stored by feature so that a message touches few cache lines. A weight is eight bits
 * times the scale of its class: no measurable loss, and an eighth of the size.
 */
export type OneVsRestSvm = {
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly offsets: Float32Array;
};

const settings: SvmSettings = { c: 1, tolerance: 0.1, mostPasses: 200 };

/**
 * Trains one class against all others, for each class.
 *
 * @param classes the class of each row
 */
export function trainOneVsRest(
  rows: Rows,
  classes: Int32Array,
  count: number,
  size: number,
  seed: number,
  onClass: (done: number) => void = () => {},
): OneVsRestSvm {
  const planes = {
    weights: new Int8Array(size * count),
    scales: new Float32Array(count),
    offsets: new Float32Array(count),
  };
  const positive = new Uint8Array(rows.count);
  for (let one = 0; one < count; one++) {
    for (let row = 0; row < rows.count; row++) positive[row] = classes[row] === one ? 1 : 0;
    const plane = trainSvm(rows, positive, size, randomOf(seed + one), settings);
    let largest = 0;
    for (const weight of plane.weights) largest = Math.max(largest, Math.abs(weight));
    const scale = largest > 0 ? largest / 127 : 1;
    for (let id = 0; id < size; id++) {
      planes.weights[id * count + one] = Math.round((plane.weights[id] ?? 0) / scale);
    }
    planes.scales[one] = scale;
    planes.offsets[one] = plane.offset;
    onClass(one + 1);
  }
  return planes;
}

/** The signed distance of a vector to each class's plane. */
export function marginsOf(planes: OneVsRestSvm, vector: Sparse): Float64Array {
  const { weights, scales, offsets } = planes;
  const { ids, values } = vector;
  const count = scales.length;
  const margins = new Float64Array(count);
  addPackedRows(margins, weights, ids, values);
  for (let one = 0; one < count; one++) margins[one] = (margins[one] ?? 0) * (scales[one] ?? 0) + (offsets[one] ?? 0);
  return margins;
}
