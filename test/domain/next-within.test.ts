import { expect, it } from 'vitest';
import { nextWithin } from '../../src/domain/content/opening-hours.ts';

const awake = { from: 8 * 60, to: 21 * 60 };
const at = (iso: string) => nextWithin(awake, 'Europe/Berlin', Date.parse(iso));

it('leaves a moment of the day as it is, to the second, and the last minute too', () => {
  expect(at('2026-11-23T08:00:00+01:00')).toBe(Date.parse('2026-11-23T08:00:00+01:00'));
  expect(at('2026-11-23T20:59:59.999+01:00')).toBe(Date.parse('2026-11-23T20:59:59.999+01:00'));
});

it('puts a moment of the night off until the morning, also over midnight', () => {
  const morning = Date.parse('2026-11-24T08:00:00+01:00');
  expect(at('2026-11-23T21:00:30+01:00')).toBe(morning);
  expect(at('2026-11-24T02:15:00+01:00')).toBe(morning);
});

it('never falls into the night where the clock is changed in it', () => {
  // Put back at three in the morning: eight comes an hour later.
  expect(at('2026-10-24T22:00:00+02:00')).toBe(Date.parse('2026-10-25T08:00:00+01:00'));
  // Put forward: eight would have been an hour earlier.
  expect(at('2026-03-28T22:00:00+01:00')).toBe(Date.parse('2026-03-29T09:00:00+02:00'));
});
