import type { Store } from '../../domain/ports/store.ts';
import type { Reads } from '../sqlite/reads.ts';
import type { WriterThread } from '../sqlite/writer-thread.ts';
import { timerQueries } from './timer-queries.ts';

/** Timers. `nextTimer` is when the next one can be leased. */
export function storedTimers(
  { write }: WriterThread,
  { bind, reading }: Reads,
): Pick<Store, 'leaseTimers'> & { readonly nextTimer: () => Promise<number | undefined> } {
  const queries = bind(timerQueries);
  return {
    leaseTimers: async (holder, now, until, limit) => {
      const timers = await write('leaseTimers', { holder, now, until, limit });
      return timers.sort((one, other) => one.due - other.due);
    },
    nextTimer: reading(() => queries.nextTimer.get({})?.ready ?? undefined),
  };
}
