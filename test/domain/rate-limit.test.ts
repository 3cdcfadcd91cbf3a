import fc from 'fast-check';
import { expect, test } from 'vitest';
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
