import { sql } from 'kysely';
import type { HandoffState } from '../../domain/handoff/handoff.ts';
import type { Store } from '../../domain/ports/store.ts';
import type { Reads } from '../sql/bound.ts';
import { statement } from '../sql/statement.ts';
import type { Tables } from '../sql/tables.ts';
import { handoffOf } from './handoff-row.ts';

const handoffQueries = {
  handoffs: statement<{ readonly state: HandoffState; readonly since: number }>()((db, of) =>
    db.selectFrom('handoffs').selectAll().where('state', '=', of('state')).where('changed_at', '>=', of('since')),
  ),
  closedHandoffs: statement<{ readonly before: number; readonly limit: number }>()((db, of) =>
    db
      .selectFrom('handoffs')
      .selectAll()
      .where('state', '=', sql.lit('closed' as const))
      .where('changed_at', '<=', of('before'))
      .orderBy('changed_at', 'desc')
      .limit(of('limit')),
  ),
  handoff: statement<{ readonly id: string }>()((db, of) =>
    db.selectFrom('handoffs').selectAll().where('id', '=', of('id')),
  ),
  handoffsOf: statement<{ readonly person: string | null; readonly conversation: string | null }>()((db, of) =>
    db
      .selectFrom('handoffs')
      .selectAll()
      // Two lists: with an "or" SQLite would rather read all there are.
      .where('id', 'in', (ids) =>
        ids
          .selectFrom('handoffs as theirs')
          .select('theirs.id')
          .where(sql`json_extract(theirs.value, '$.person.id')`, '=', of('person'))
          .union((same) =>
            same.selectFrom('handoffs as here').select('here.id').where('here.conversation', '=', of('conversation')),
          ),
      )
      .orderBy('requested_at', 'desc')
      .limit(sql.lit(50)),
  ),
};

/** Handoffs; they are written by turns. */
export function readHandoffs({
  bind,
  reading,
}: Reads): Pick<Store, 'handoffs' | 'closedHandoffs' | 'handoff' | 'handoffsOf'> {
  const queries = bind(handoffQueries);
  return {
    handoffs: reading(function* (states, since = 0) {
      const rows: Tables['handoffs'][] = [];
      for (const state of states) rows.push(...(yield* queries.handoffs.all({ state, since })));
      return rows.sort((one, other) => one.requested_at - other.requested_at).map(handoffOf);
    }),
    closedHandoffs: reading(function* (before, limit) {
      return (yield* queries.closedHandoffs.all({ before, limit })).map(handoffOf);
    }),
    handoff: reading(function* (id) {
      const row = yield* queries.handoff.get({ id });
      return row && handoffOf(row);
    }),
    handoffsOf: reading(function* (person, conversation) {
      const of = { person: person ?? null, conversation: conversation ?? null };
      return (yield* queries.handoffsOf.all(of)).map(handoffOf);
    }),
  };
}
