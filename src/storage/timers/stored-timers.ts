import type { Store } from '../../domain/ports/store.ts';
import type { InConversation, Of } from '../sql/columns.ts';
import { statement } from '../sql/statement.ts';
import type { Reads } from '../sqlite/reads.ts';
import type { WriterThread } from '../sqlite/writer-thread.ts';

const timerQueries = {
  nextTimer: statement<Record<never, never>>()((db) =>
    db.selectFrom('timers').select((pick) => pick.fn.min<number | null>('ready').as('ready')),
  ),
  timerOf: statement<InConversation & Of<'timers', 'kind'>>()((db, of) =>
    db.selectFrom('timers').select('due').where('conversation', '=', of('conversation')).where('kind', '=', of('kind')),
  ),
};

/** Timers. `nextTimer` is when the next one can be leased. */
export function storedTimers(
  { write }: WriterThread,
  { bind, reading }: Reads,
): Pick<Store, 'leaseTimers' | 'timerDue'> & { readonly nextTimer: () => Promise<number | undefined> } {
  const queries = bind(timerQueries);
  return {
    leaseTimers: async (holder, now, until, limit) => {
      const timers = await write('leaseTimers', { holder, now, until, limit });
      return timers.sort((one, other) => one.due - other.due);
    },
    timerDue: reading((conversation, kind) => queries.timerOf.get({ conversation, kind })?.due),
    nextTimer: reading(() => queries.nextTimer.get({})?.ready ?? undefined),
  };
}
