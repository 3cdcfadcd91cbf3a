import { sql } from 'kysely';
import type { InConversation, InLog, Of } from '../sql/columns.ts';
import { statement } from '../sql/statement.ts';

const none = sql.lit(null);
const one = sql.lit(1);
const waiting = sql.lit('waiting' as const);

/** Erasing what people said. */
export const erasureStatements = {
  insertErasure: statement<InConversation & { readonly now: number }>()((db, of) =>
    db
      .insertInto('erasures')
      .values({ conversation: of('conversation'), asked_at: of('now') })
      .returning('number'),
  ),
  findReport: statement<{ readonly number: number }>()((db, of) =>
    db.selectFrom('erasures').select(['report', 'done_at']).where('number', '=', of('number')),
  ),
  setReport: statement<{ readonly number: number; readonly report: string }>()((db, of) =>
    db
      .updateTable('erasures')
      .set({ report: of('report') })
      .where('number', '=', of('number')),
  ),
  endErasure: statement<{ readonly number: number; readonly now: number }>()((db, of) =>
    db
      .updateTable('erasures')
      .set({ done_at: of('now') })
      .where('number', '=', of('number')),
  ),
  wholeLog: statement<InLog>()((db, of) =>
    db.selectFrom('entries').selectAll().where('log', '=', of('log')).orderBy('number'),
  ),
  emptyEntry: statement<InLog & Of<'entries', 'number' | 'from' | 'body'>>()((db, of) =>
    db
      .updateTable('entries')
      .set({ from: of('from'), body: of('body'), envelope: none })
      .where('log', '=', of('log'))
      .where('number', '=', of('number')),
  ),
  /** Keys come from clients, which may put words into them. Nothing of what waits is played. */
  emptyInputs: statement<InLog>()((db, of) =>
    db
      .updateTable('inputs')
      .set({
        key: sql<string>`'erased:' || number`,
        locale: none,
        status: sql<'done' | 'failed'>`case when status = ${waiting} then 'done' else status end`,
        head_before: sql<number>`coalesce(head_before, number)`,
        head_after: sql<number>`coalesce(head_after, number)`,
      })
      .where('log', '=', of('log')),
  ),
  /** What agents could find of it, of its handoffs too. */
  removeSearchable: statement<InLog>()((db, of) => db.deleteFrom('searchable').where('log', '=', of('log'))),
  emptyLog: statement<InLog>()((db, of) => db.updateTable('logs').set({ usual: none }).where('seq', '=', of('log'))),
  /** A turn that is under way was played on another revision. */
  emptyConversation: statement<InConversation & Of<'conversations', 'head' | 'mode' | 'state'>>()((db, of) =>
    db
      .updateTable('conversations')
      .set((set) => ({
        locale: none,
        address: none,
        head: of('head'),
        revision: set('revision', '+', one),
        mode: of('mode'),
        state: of('state'),
      }))
      .where('id', '=', of('conversation')),
  ),
  handoffsIn: statement<InConversation>()((db, of) =>
    db.selectFrom('handoffs').selectAll().where('conversation', '=', of('conversation')),
  ),
  sentTo: statement<InConversation>()((db, of) =>
    db
      .selectFrom('items')
      .select((pick) => ['destination', pick.fn.countAll<number>().as('count')])
      .where('conversation', '=', of('conversation'))
      .where('state', '=', sql.lit('sent' as const))
      .groupBy('destination'),
  ),
  /** What has not left does not; why something was refused may quote it. */
  emptyItems: statement<InConversation & { readonly now: number }>()((db, of) =>
    db
      .updateTable('items')
      .set((set) => ({
        state: sql<'withdrawn'>`case when state in ('waiting', 'gone', 'refused') then 'withdrawn' else state end`,
        fence: set('fence', '+', one),
        why: none,
        settled_at: sql<number>`coalesce(settled_at, ${of('now')})`,
      }))
      .where('conversation', '=', of('conversation')),
  ),
  removeTimers: statement<InConversation>()((db, of) =>
    db.deleteFrom('timers').where('conversation', '=', of('conversation')),
  ),
  removeClosed: statement<InConversation>()((db, of) =>
    db.deleteFrom('closed').where('conversation', '=', of('conversation')),
  ),
  removeFiles: statement<InConversation>()((db, of) =>
    db.deleteFrom('files').where('conversation', '=', of('conversation')),
  ),
  unrecognisedBetween: statement<{ readonly from: number; readonly to: number }>()((db, of) =>
    db
      .selectFrom('unrecognised')
      .select(['number', 'at', 'text'])
      .where('at', '>=', of('from'))
      .where('at', '<=', of('to')),
  ),
};
