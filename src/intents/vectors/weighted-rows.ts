/**
 * Adds weighted rows of a matrix to sums: `sums[c] += Σ weights[i] · matrix[ids[i]][c]`. Four rows at a time, so that
 * each sum is loaded and stored once per four products: it takes half the time, in the loop where most time is spent.
 */
export function addWeightedRows(
  sums: Float32Array,
  matrix: Float32Array,
  ids: Int32Array,
  weights: Float32Array,
): void {
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
