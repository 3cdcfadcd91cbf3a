import type { Store } from '../../domain/ports/store.ts';
import type { Reads } from '../sqlite/reads.ts';
import { handoffQueries } from './handoff-queries.ts';
import { handoffOf } from './handoff-row.ts';

/** Handoffs; they are written by turns. */
export function readHandoffs({ bind, reading }: Reads): Pick<Store, 'handoffs' | 'handoff'> {
  const queries = bind(handoffQueries);
  return {
    handoffs: reading((states, since = 0) =>
      states
        .flatMap((state) => queries.handoffs.all({ state, since }))
        .sort((one, other) => one.requested_at - other.requested_at)
        .map(handoffOf),
    ),
    handoff: reading((id) => {
      const row = queries.handoff.get({ id });
      return row && handoffOf(row);
    }),
  };
}
