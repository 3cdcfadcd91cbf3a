import { sql } from 'kysely';
import type { InConversation } from '../sql/columns.ts';
import { statement } from '../sql/statement.ts';

const waiting = sql.lit('waiting' as const);

/** Reading what is to be sent, and how sends ended. */
export const itemQueries = {
  refusedItems: statement<InConversation>()((db, of) =>
    db
      .selectFrom('items')
      .select(['id', 'destination', 'entry', 'state', 'why'])
      .where('conversation', '=', of('conversation'))
      .where('state', 'in', [sql.lit('refused' as const), sql.lit('gone' as const)])
      .orderBy('seq'),
  ),
  /** What waits because the first of its lane was not taken: that one, and those behind it. */
  heldItems: statement<InConversation>()((db, of) =>
    db
      .selectFrom('items')
      .innerJoin('items as first', (join) =>
        join
          .onRef('first.destination', '=', 'items.destination')
          .onRef('first.conversation', '=', 'items.conversation')
          .onRef('first.seq', '<=', 'items.seq'),
      )
      .select(['items.seq', 'items.id', 'items.destination', 'items.entry', 'items.state', 'first.why'])
      .distinct()
      .where('items.conversation', '=', of('conversation'))
      .where('items.state', '=', waiting)
      .where('first.state', '=', waiting)
      .where('first.why', 'is not', sql.lit(null))
      .orderBy('items.seq'),
  ),
  sentEntries: statement<InConversation & { readonly destination: string }>()((db, of) =>
    db
      .selectFrom('items')
      .select('entry')
      .where('conversation', '=', of('conversation'))
      .where('destination', '=', of('destination'))
      .where('state', '=', sql.lit('sent' as const)),
  ),
  receiptOf: statement<{ readonly item: string }>()((db, of) =>
    db.selectFrom('items').select('receipt').where('id', '=', of('item')),
  ),
  sentAs: statement<{ readonly destination: string; readonly receipt: string }>()((db, of) =>
    db
      .selectFrom('items')
      .select(['conversation', 'entry'])
      .where('destination', '=', of('destination'))
      .where('receipt', '=', of('receipt'))
      .limit(sql.lit(1)),
  ),
  /** Of one conversation and destination only the first unsent item counts: the others wait for it, due or not. */
  nextItem: statement<Record<never, never>>()((db) =>
    db
      .selectFrom('items')
      .select((pick) => pick.fn.min<number | null>('ready').as('ready'))
      .where('seq', 'in', (first) =>
        first
          .selectFrom('items as first')
          .select((pick) => pick.fn.min('first.seq').as('seq'))
          .where('first.state', '=', waiting)
          .groupBy(['first.destination', 'first.conversation']),
      ),
  ),
};
