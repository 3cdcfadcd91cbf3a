/**
 * `addWeightedRows` for 8-bit rows. A copy instead of one function for both types: the engine compiles a loop for one
 * type of array, and would check the type at every element.
 */
export function addPackedRows(sums: Float64Array, matrix: Int8Array, ids: Int32Array, weights: Float32Array): void {
  const width = sums.length;
  let at = 0;
  for (; at + 3 < ids.length; at += 4) {
    const a = (ids[at] ?? 0) * width;
    const b = (ids[at + 1] ?? 0) * width;
    const c = (ids[at + 2] ?? 0) * width;
    const d = (ids[at + 3] ?? 0) * width;
    const p = weights[at] ?? 0;
    const q = weights[at + 1] ?? 0;
    const r = weights[at + 2] ?? 0;
    const s = weights[at + 3] ?? 0;
    for (let k = 0; k < width; k++) {
      sums[k] =
        (sums[k] ?? 0) +
        p * (matrix[a + k] ?? 0) +
        q * (matrix[b + k] ?? 0) +
        r * (matrix[c + k] ?? 0) +
        s * (matrix[d + k] ?? 0);
    }
  }
  for (; at < ids.length; at++) {
    const from = (ids[at] ?? 0) * width;
    const weight = weights[at] ?? 0;
    for (let k = 0; k < width; k++) sums[k] = (sums[k] ?? 0) + weight * (matrix[from + k] ?? 0);
  }
}
