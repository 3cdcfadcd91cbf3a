import { lengthOf, type Sparse } from './sparse.ts';

/** The weighted sum of vectors, each scaled to length 1 first: the direction of their mean. */
export function meanVector(vectors: readonly Sparse[], weights: readonly number[]): Sparse {
  const sums = new Map<number, number>();
  vectors.forEach((vector, place) => {
    const { ids, values } = vector;
    const scale = (weights[place] ?? 0) / (lengthOf(vector) || 1);
    ids.forEach((id, at) => {
      sums.set(id, (sums.get(id) ?? 0) + scale * (values[at] ?? 0));
    });
  });
  const ids = Int32Array.from(sums.keys()).sort();
  return { ids, values: Float32Array.from(ids, (id) => sums.get(id) ?? 0) };
}

/** The cosine similarity of other vectors to one. */
export function nearnessTo(one: Sparse): (other: Sparse) => number {
  const values = new Float32Array((one.ids.at(-1) ?? -1) + 1);
  one.ids.forEach((id, at) => {
    values[id] = one.values[at] ?? 0;
  });
  const length = lengthOf(one) || 1;
  return (other) =>
    other.ids.reduce((sum, id, at) => sum + (values[id] ?? 0) * (other.values[at] ?? 0), 0) /
    (length * (lengthOf(other) || 1));
}
