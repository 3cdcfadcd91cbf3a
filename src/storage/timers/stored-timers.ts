import type { Store } from '../../domain/ports/store.ts';
import type { Reads } from '../sql/bound.ts';
import type { InConversation, Of } from '../sql/columns.ts';
import { statement } from '../sql/statement.ts';
import type { Writer } from '../writes.ts';

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
  { write }: Pick<Writer, 'write'>,
  { bind, reading }: Reads,
): Pick<Store, 'leaseTimers' | 'timerDue'> & { readonly nextTimer: () => Promise<number | undefined> } {
  const queries = bind(timerQueries);
  return {
    leaseTimers: async (holder, now, until, limit) => {
      const timers = await write('leaseTimers', { holder, now, until, limit });
      return timers.toSorted((one, other) => one.due - other.due);
    },
    timerDue: reading(function* (conversation, kind) {
      return (yield* queries.timerOf.get({ conversation, kind }))?.due;
    }),
    nextTimer: reading(function* () {
      return (yield* queries.nextTimer.get({}))?.ready ?? undefined;
    }),
  };
}
