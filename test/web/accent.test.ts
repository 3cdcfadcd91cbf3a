import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accentOf, contrast } from '../../web/src/accent.ts';

type Rgb = readonly [number, number, number];

function rgb(hex: string): Rgb {
  const number = Number.parseInt(hex.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

test('whatever colour a site sets, words on it and in it can be read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const accent = accentOf(number.toString(16).padStart(6, '0'));
      if (!accent) throw new Error('no accent');
      expect(contrast(rgb(accent['--on-accent']), rgb(accent['--accent']))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(rgb(accent['--ink-on-light']), [255, 255, 255])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(rgb(accent['--ink-on-dark']), [22, 25, 24])).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('black and white are 21 apart', () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
});

test.each(['', 'red', '#fff', '#12345g', '#1234567', 'url(x)'])('%j is no accent', (colour) => {
  expect(accentOf(colour)).toBeUndefined();
});
