import { expect, it } from 'vitest';
import { measuredShare } from '../../src/intents/inspect/measured-share.ts';
import { randomOf } from '../../src/intents/vectors/random.ts';

it('finds the share that messages were drawn with, from beliefs of half and half', () => {
  const random = randomOf(3);
  const belonging = Array.from({ length: 4000 }, () => {
    const ours = random() >= 0.2;
    // Beliefs that come true where both kinds are equally frequent: drawn by their own odds.
    for (;;) {
      const belief = random();
      if (random() < (ours ? belief : 1 - belief)) return belief;
    }
  });
  expect(measuredShare(belonging, 0, 0.5)).toBeCloseTo(0.2, 1);
  expect(measuredShare(belonging, 0, 0.05)).toBeCloseTo(measuredShare(belonging, 0, 0.9), 2);
  expect(measuredShare(belonging, 4000, 0.5)).toBeLessThan(0.15);
});

it('stays what was stated where there was no traffic', () => {
  expect(measuredShare([], 0, 0.3)).toBe(0.3);
  expect(measuredShare([], 50, 0.3)).toBe(0);
});
