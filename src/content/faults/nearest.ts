import { editDistance } from '../../domain/text/edit-distance.ts';

/** The candidate that a misspelt name most likely means; undefined if more than a third of its letters differ. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const distance = editDistance(name, candidate, least - 1);
    if (distance !== undefined) [best, least] = [candidate, distance];
  }
  return best;
}
