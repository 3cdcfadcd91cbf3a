import type { Clock } from '../domain/ports/clock.ts';

/**
 * A clock that nobody sets: what another one says now, and from here on as much more as has really passed, in whole ms. It
 * stands still while the machine sleeps.
 */
export function steadyClock(clock: Clock, elapsed: Clock = () => performance.now()): Clock {
  const began = clock() - elapsed();
  return () => Math.floor(began + elapsed());
}
