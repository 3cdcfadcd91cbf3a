import { randomOf } from '../vectors/random.ts';
import { type Rows, rowAt, type Sparse } from '../vectors/sparse.ts';
import { addPackedRows } from '../vectors/weighted-rows-int8.ts';
import { type Plane, type SvmSettings, svmsOver } from './svm.ts';

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
  const everyRow = Int32Array.from({ length: rows.count }, (_, row) => row);
  const svmOf = svmsOver(rows, size, settings);
  return planesFor(classes, count, size, (one, positive) => {
    const plane = svmOf(positive, randomOf(seed + one))(everyRow);
    onClass(one + 1);
    return plane;
  });
}

/** Planes, and the margins that some rows had before they were learned from. */
export type JudgedPlanes = { readonly planes: OneVsRestSvm; readonly margins: readonly Float64Array[] };

/**
 * Trains one class against all others on the rows that are not held out, judges those that are, and trains on with them:
 * planes of all rows, and margins to fit a scale by, in about the time of one training. Both trainings go on until they
 * are done: with a few passes only, planes hang on the order of the rows, and one row more moves the kind of one text in six.
 */
export function trainAndJudge(
  rows: Rows,
  classes: Int32Array,
  count: number,
  size: number,
  seed: number,
  isHeldOut: (row: number) => boolean,
): JudgedPlanes {
  const everyRow = Int32Array.from({ length: rows.count }, (_, row) => row);
  const heldOut = everyRow.filter(isHeldOut);
  const others = everyRow.filter((row) => !isHeldOut(row));
  const margins = Array.from(heldOut, () => new Float64Array(count));
  const svmOf = svmsOver(rows, size, settings);
  const planes = planesFor(classes, count, size, (one, positive) => {
    const learn = svmOf(positive, randomOf(seed + one));
    const { weights, offset } = learn(others);
    heldOut.forEach((row, at) => {
      const { ids, values } = rowAt(rows, row);
      let margin = offset;
      for (let k = 0; k < ids.length; k++) margin += (weights[ids[k] ?? 0] ?? 0) * (values[k] ?? 0);
      (margins[at] ?? [])[one] = margin;
    });
    return learn(everyRow);
  });
  return { planes, margins };
}

/** Packs a plane for each class. */
function planesFor(
  classes: Int32Array,
  count: number,
  size: number,
  planeOf: (one: number, positive: Uint8Array) => Plane,
): OneVsRestSvm {
  const planes = {
    weights: new Int8Array(size * count),
    scales: new Float32Array(count),
    offsets: new Float32Array(count),
  };
  for (let one = 0; one < count; one++) {
    const plane = planeOf(
      one,
      Uint8Array.from(classes, (each) => (each === one ? 1 : 0)),
    );
    let largest = 0;
    for (const weight of plane.weights) largest = Math.max(largest, Math.abs(weight));
    const scale = largest > 0 ? largest / 127 : 1;
    for (let id = 0; id < size; id++) {
      planes.weights[id * count + one] = Math.round((plane.weights[id] ?? 0) / scale);
    }
    planes.scales[one] = scale;
    planes.offsets[one] = plane.offset;
  }
  return planes;
}

/** The signed distance of a vector to each class's plane, but for the plane's offset: of a sum of vectors it is the sum. */
export function pullsOf({ weights, scales }: OneVsRestSvm, { ids, values }: Sparse): Float64Array {
  const pulls = new Float64Array(scales.length);
  addPackedRows(pulls, weights, ids, values);
  for (let one = 0; one < pulls.length; one++) pulls[one] = (pulls[one] ?? 0) * (scales[one] ?? 0);
  return pulls;
}
