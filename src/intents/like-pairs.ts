import type { Sparse } from './sparse.ts';

/** Another text, and how near it is: the cosine of the two. */
export type Like = { readonly text: number; readonly near: number };

/** For each vector the others whose cosine with it is at least so high, in their order. */
export function likePairs(vectors: readonly Sparse[], alike: number): readonly (readonly Like[])[] {
  const likes: Like[][] = vectors.map(() => []);
  /** For each feature the texts before that have it, and what it weighs there. */
  const owners: number[][] = [];
  const weights: number[][] = [];
  const near = new Float64Array(vectors.length);
  vectors.forEach(({ ids, values }, text) => {
    const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
    near.fill(0, 0, text);
    ids.forEach((id, at) => {
      const weight = (values[at] ?? 0) / length;
      owners[id] ??= [];
      weights[id] ??= [];
      const texts = owners[id];
      const there = weights[id];
      for (let owner = 0; owner < texts.length; owner++) {
        const other = texts[owner] ?? 0;
        near[other] = (near[other] ?? 0) + weight * (there[owner] ?? 0);
      }
      texts.push(text);
      there.push(weight);
    });
    for (let other = 0; other < text; other++) {
      const cosine = near[other] ?? 0;
      if (cosine < alike) continue;
      likes[text]?.push({ text: other, near: cosine });
      likes[other]?.push({ text, near: cosine });
    }
  });
  return likes;
}
