import { similarPairs } from '../vectors/similar-pairs.ts';
import type { Sparse } from '../vectors/sparse.ts';

/**
 * Vectors that are alike, as their places in the list: each group is a star, all of it alike to its centre, so that no
 * chain leads from one matter to another (J. Aslam, E. Pelekhov and D. Rus, "The Star Clustering Algorithm for Static
 * and Dynamic Information Organization", 2004). Centres are those that most are like; who is like several centres goes
 * to the nearest. `weights` tell how often a vector stands for something.
 */
export function starClusters(
  vectors: readonly Sparse[],
  weights: readonly number[],
  alike: number,
): readonly (readonly number[])[] {
  const neighbours = similarPairs(vectors, alike);
  const degrees = neighbours.map((likes, place) =>
    likes.reduce((sum, like) => sum + (weights[like.place] ?? 0), weights[place] ?? 0),
  );
  const order = [...vectors.keys()].sort((a, b) => (degrees[b] ?? 0) - (degrees[a] ?? 0) || a - b);
  const stars = new Map<number, number[]>();
  const reached = new Set<number>();
  for (const place of order) {
    if (reached.has(place)) continue;
    stars.set(place, [place]);
    for (const like of neighbours[place] ?? []) reached.add(like.place);
  }
  neighbours.forEach((likes, place) => {
    if (stars.has(place)) return;
    const centres = likes.filter((like) => stars.has(like.place));
    // Every vector that is no centre was reached from one.
    const nearest = centres.reduce((best, like) => (like.near > best.near ? like : best), { place: -1, near: 0 });
    stars.get(nearest.place)?.push(place);
  });
  return [...stars.values()];
}
