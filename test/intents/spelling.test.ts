import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctorOf, learnSpelling } from '../../src/intents/text/correct-spelling.ts';
import { oneSlipApart } from '../../src/intents/text/one-slip-apart.ts';
import { tokensOf } from '../../src/intents/text/tokens.ts';

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

describe('one slip', () => {
  it('is a distance of at most 1 by the textbook’s table', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (one, other) => oneSlipApart(one, other) === distance(one, other) <= 1),
      { numRuns: 5000, seed: 1 },
    );
  });
});

describe('the corrector', () => {
  const rows = [
    'photos not uploading',
    'photos of the storage',
    'storage is full',
    'the phone is full',
    'phone photos',
  ];
  const correct = correctorOf(learnSpelling(rows.map((row) => tokensOf(row))));
  const read = (text: string) =>
    correct(tokensOf(text))
      .map((token) => token.text)
      .join(' ');

  it.each([
    ['phtos', 'photos'],
    ['photoss', 'photos'],
    ['stroage fulll !', 'storage full !'],
    ['phoneconstructor __proto__', 'phoneconstructor _ _ proto _ _'],
  ])('reads %j as %j', (written, meant) => {
    expect(read(written)).toBe(meant);
  });

  it('leaves alone what was learned, what is short, and what is seen once only', () => {
    expect(read('of the uploading uploadin ful')).toBe('of the uploading uploadin full');
    expect(read('fu')).toBe('fu');
  });
});
