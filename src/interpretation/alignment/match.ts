import { isIn } from '../text/segments.ts';
import type { WordToken } from '../text/sentences.ts';
import type { Focus } from './proposition.ts';
import type { Relate } from './relations.ts';

/** How words meet what a question turns on. */
export type Match = {
  /** How much of what the question turns on was found, 0 to 1. */
  readonly covered: number;
  readonly isOpposite: boolean;
  /** One of the question's own words was found. */
  readonly isExact: boolean;
  /** The reply's stems that matched. */
  readonly stems: ReadonlySet<string>;
  /** The question's stems that were met. */
  readonly asked: ReadonlySet<string>;
};

/** Meets words with what a question turns on. */
export function match(said: readonly WordToken[], focus: readonly Focus[], relate: Relate): Match {
  const stems = new Set<string>();
  const met = new Set<string>();
  let covered = 0;
  let opposites = 0;
  let isExact = false;
  for (const { stem, weight } of focus) {
    let best = 0;
    let by = '';
    for (const token of said) {
      // "Good" and "bad" are like half of the dictionary.
      const isJudging = isIn(token, 'good', 'bad') && token.stem !== stem;
      const relation = isJudging ? 0 : relate(stem, token.stem);
      if (relation === 1) isExact = true;
      if (relation > 0) stems.add(token.stem);
      if (Math.abs(relation) > Math.abs(best)) {
        best = relation;
        by = token.stem;
      }
    }
    if (best === 0) continue;
    covered += weight * Math.abs(best);
    if (best < 0 && !stems.has(by)) opposites++;
    stems.add(by);
    met.add(stem);
  }
  return { covered, isOpposite: opposites % 2 === 1, isExact, stems, asked: met };
}
