import type { Sparse } from './sparse.ts';

/** The mean of vectors, each taken at length 1 and as often as its weight says. */
export function meanVector(vectors: readonly Sparse[], weights: readonly number[]): Sparse {
  const sums = new Map<number, number>();
  vectors.forEach(({ ids, values }, place) => {
    const scale = (weights[place] ?? 0) / lengthOf(values);
    ids.forEach((id, at) => {
      sums.set(id, (sums.get(id) ?? 0) + scale * (values[at] ?? 0));
    });
  });
  const ids = Int32Array.from(sums.keys()).sort();
  return { ids, values: Float32Array.from(ids, (id) => sums.get(id) ?? 0) };
}

/** How near each vector is to one: the cosine of the two. */
export function nearnessTo(one: Sparse): (other: Sparse) => number {
  const values = new Map([...one.ids].map((id, at) => [id, one.values[at] ?? 0]));
  const length = lengthOf(one.values);
  return (other) =>
    other.ids.reduce((sum, id, at) => sum + (values.get(id) ?? 0) * (other.values[at] ?? 0), 0) /
    (length * lengthOf(other.values));
}

/** At least a little: an empty vector is near to nothing. */
function lengthOf(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
}
