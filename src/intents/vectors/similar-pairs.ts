import { byFeature, lengthOf, rowAt, rowsOf, type Sparse } from './sparse.ts';

/** Another vector, by its index, and the cosine similarity to it. */
export type SimilarPair = { readonly place: number; readonly near: number };

/** For each vector the others whose cosine similarity to it is at least `alike`, in order of index. */
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
      // The vectors that have a feature are in order of index: later ones get their turn.
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
