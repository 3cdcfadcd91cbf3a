import { byFeature, lengthOf, rowAt, rowsOf, type Sparse } from './sparse.ts';

/** Another vector by its place, and how near it is: the cosine of the two. */
export type SimilarPair = { readonly place: number; readonly near: number };

/** For each vector the others whose cosine with it is at least so high, in their order. */
export function similarPairs(vectors: readonly Sparse[], alike: number): readonly (readonly SimilarPair[])[] {
  const likes: SimilarPair[][] = vectors.map(() => []);
  const rows = rowsOf(vectors.map(atLengthOne));
  const { starts, ids: owners, values: weights } = byFeature(rows);
  const near = new Float64Array(vectors.length);
  vectors.forEach((_, place) => {
    const { ids, values } = rowAt(rows, place);
    near.fill(0, 0, place);
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0;
      const value = values[at] ?? 0;
      // A feature's owners stand in their order: those behind this one have yet to come.
      for (let owner = starts[id] ?? 0; ; owner++) {
        const other = owners[owner] ?? place;
        if (other >= place) break;
        near[other] = (near[other] ?? 0) + value * (weights[owner] ?? 0);
      }
    }
    for (let other = 0; other < place; other++) {
      const cosine = near[other] ?? 0;
      if (cosine < alike) continue;
      likes[place]?.push({ place: other, near: cosine });
      likes[other]?.push({ place, near: cosine });
    }
  });
  return likes;
}

/** An empty vector stays empty. */
function atLengthOne(vector: Sparse): Sparse {
  const length = lengthOf(vector) || 1;
  return { ids: vector.ids, values: vector.values.map((value) => value / length) };
}
