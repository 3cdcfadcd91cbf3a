import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../src/domain/json.ts';
import { rateLimit } from '../../src/domain/rate-limit.ts';

const year = 365 * 86_400_000;
/** Steps of a clock between two looks at it, ms: time that passes, and what somebody sets it to. */
const step = fc.oneof(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: -year, max: year }));

test('however a clock was set, nobody waits longer than they were told, and nobody gets more at once than is allowed', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let now = Date.UTC(2026, 0);
      const limit = rateLimit({ atOnce: 3, perMinute: 2 }, () => now);
      for (const each of steps) {
        limit.take('a');
        now += each;
      }
      let wait: number | undefined;
      let taken = 0;
      while (wait === undefined) {
        wait = limit.take('a');
        if (wait === undefined) taken++;
      }
      expect(taken).toBeLessThanOrEqual(3);
      expect(wait).toBeLessThanOrEqual(30);
      now += wait * 1000;
      expect(limit.take('a')).toBeUndefined();
    }),
  );
});

/** Limits of processes that hear of each other when `deliver` is called, and of no more than that two keys are the same. */
function together(count: number, now = () => 0) {
  const listeners: ((news: Json) => void)[] = [];
  const told: { from: number; news: Json }[] = [];
  const limits = Array.from({ length: count }, (_, from) =>
    rateLimit({ atOnce: 3, perMinute: 2 }, now, {
      name: 'tries',
      shared: {
        tell: (news) => void told.push({ from, news }),
        hear: (listener) => {
          listeners.push(listener);
          return () => {};
        },
      },
    }),
  );
  const deliver = (): void => {
    for (const { from, news } of told.splice(0))
      for (const [to, listener] of listeners.entries()) if (to !== from) listener(news);
  };
  return { limits, told, deliver };
}

test('what processes let through together is what one would, and who came in between is missing later', () => {
  let now = 0;
  const { limits, told, deliver } = together(3, () => now);
  const takes = () => limits.map((limit) => limit.take('anna 192.0.2.7'));
  expect(takes()).toEqual([undefined, undefined, undefined]);
  expect(JSON.stringify(told)).not.toContain('192.0.2.7');
  deliver();
  expect(takes()).toEqual([30, 30, 30]);
  now += 30_000;
  // Each of them sees that one more may come: two too many, which are held back from what comes later.
  expect(takes()).toEqual([undefined, undefined, undefined]);
  deliver();
  now += 60_000;
  expect(takes()).toEqual([30, 30, 30]);
  expect(limits[0]?.take('ben')).toBeUndefined();
});

test('what one process gives back, all have, and what it recalls, the others are not told', () => {
  const { limits, told, deliver } = together(2);
  for (let taken = 0; taken < 3; taken++) limits[0]?.take('anna');
  deliver();
  expect(limits[1]?.take('anna')).toBe(30);
  limits[0]?.giveBack('anna');
  deliver();
  expect(limits[1]?.take('anna')).toBeUndefined();
  told.length = 0;
  limits[0]?.recall('ben', 2);
  expect(told).toEqual([]);
  expect(limits[0]?.used('ben')).toBe(2);
});
