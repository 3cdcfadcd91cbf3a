import { expect, it } from 'vitest';
import { cutText } from '../../src/domain/text/cut-text.ts';

it('never splits a character, never exceeds its limit, and shows that something is missing', () => {
  expect(cutText('short', { most: 100 })).toBe('short');
  for (const text of ['😀'.repeat(100), 'x'.repeat(100), 'word '.repeat(40)])
    for (const at of ['sentence', 'anywhere'] as const) {
      const cut = cutText(text, { most: 33, at });
      expect(cut.length).toBeLessThanOrEqual(33);
      expect(cut.isWellFormed()).toBe(true);
      expect(cut).not.toContain('\uFFFD');
      expect(cut).toMatch(/ …$/);
    }
});

it('cuts after a whole sentence where that keeps half of what fits, else after a word', () => {
  expect(cutText('First one. Second one is longer.', { most: 20, at: 'sentence' })).toBe('First one. …');
  expect(cutText('A. Second one is much longer.', { most: 20, at: 'sentence' })).toBe('A. Second one is …');
});

it('puts a text on one line before it measures it', () => {
  expect(cutText(' two\n\n  lines ', { most: 9, oneLine: true })).toBe('two lines');
});
