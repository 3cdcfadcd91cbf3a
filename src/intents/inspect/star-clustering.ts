import { similarPairs } from '../vectors/similar-pairs.ts';
import type { Sparse } from '../vectors/sparse.ts';

/**
 * Clusters of similar vectors, as indices into the list: each is a star, whose members are all similar to its centre,
 * so that no chain of neighbours leads from one subject to another (J. Aslam, E. Pelekhov and D. Rus, "The Star
 * Clustering Algorithm for Static and Dynamic Information Organization", 2004). Centres are the vectors with the most
 * neighbours; a neighbour of several centres goes to the nearest. `weights` says how many items each vector stands for.
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
    // Every vector that is not a centre was reached from one.
    const nearest = centres.reduce((best, like) => (like.near > best.near ? like : best), { place: -1, near: 0 });
    stars.get(nearest.place)?.push(place);
  });
  return [...stars.values()];
}
