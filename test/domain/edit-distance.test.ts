import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance } from '../../src/domain/text/edit-distance.ts';

/** The distance by the textbook's table, with swaps of neighbours. */
function distance(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, i) =>
    Array.from({ length: other.length + 1 }, (_, j) => i || j),
  );
  const at = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = 0; i <= one.length; i++) {
    for (let j = 0; j <= other.length; j++) {
      if (i === 0 || j === 0) {
        (table[i] ?? [])[j] = i + j;
        continue;
      }
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) least = Math.min(least, at(i - 2, j - 2) + 1);
      (table[i] ?? [])[j] = least;
    }
  }
  return at(one.length, other.length);
}

it('is the distance of the textbook’s table, as far as it is bounded', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (one, other, most) => {
      const exact = distance(one, other);
      expect(editDistance(one, other, most)).toBe(exact <= most ? exact : undefined);
    }),
    { numRuns: 5000, seed: 1 },
  );
});
