import { sql } from 'kysely';
import type { InConversation, InLog, Of } from '../sql/columns.ts';
import { statement } from '../sql/statement.ts';

const waiting = sql.lit('waiting' as const);
const gone = sql.lit('gone' as const);
const zero = sql.lit(0);
const one = sql.lit(1);

/** What goes in order: the items of a conversation for one destination. */
type Lane = InConversation & { readonly destination: string };

/** Queueing, leasing and settling what is to be sent. */
export const itemStatements = {
  insertItem: statement<InConversation & Of<'items', 'id' | 'destination' | 'entry'> & { readonly at: number }>()(
    (db, of) =>
      db.insertInto('items').values({
        id: of('id'),
        conversation: of('conversation'),
        destination: of('destination'),
        entry: of('entry'),
        state: waiting,
        attempts: zero,
        fence: zero,
        due: of('at'),
        ready: of('at'),
      }),
  ),
  withdrawBotItems: statement<InConversation & InLog & { readonly at: number }>()((db, of) =>
    db
      .updateTable('items')
      .set((set) => ({ state: sql.lit('withdrawn' as const), fence: set('fence', '+', one), settled_at: of('at') }))
      .where('conversation', '=', of('conversation'))
      .where('state', '=', waiting)
      .where('entry', 'in', (said) =>
        said
          .selectFrom('entries')
          .select('entries.id')
          .where('entries.log', '=', of('log'))
          .where('entries.by', '=', sql.lit('bot' as const)),
      ),
  ),
  leaseItems: statement<{ destination: string; now: number; until: number; limit: number }>()((db, of, dialect) =>
    db
      .updateTable('items')
      .set((set) => ({ ready: of('until'), attempts: set('attempts', '+', one), fence: set('fence', '+', one) }))
      .where('seq', 'in', (ready) =>
        ready
          .selectFrom('items as ready')
          .select('ready.seq')
          .where('ready.seq', 'in', (first) =>
            first
              .selectFrom('items as first')
              .select((pick) => pick.fn.min('first.seq').as('seq'))
              .where('first.destination', '=', of('destination'))
              .where('first.state', '=', waiting)
              .groupBy('first.conversation'),
          )
          .where('ready.ready', '<=', of('now'))
          .orderBy('ready.seq')
          .limit(of('limit'))
          // What somebody else takes at this moment is theirs.
          .$call((free) => (dialect === 'sqlite' ? free : free.forUpdate('ready').skipLocked())),
      )
      .returning(['seq', 'id', 'conversation', 'destination', 'entry', 'attempts', 'fence']),
  ),
  findSendable: statement<InConversation & { readonly entry: string }>()((db, of) =>
    db
      .selectFrom('logs')
      .innerJoin('conversations', 'conversations.id', 'logs.conversation')
      .innerJoin('entries', 'entries.log', 'logs.seq')
      .selectAll('entries')
      .select(['conversations.address', 'logs.usual'])
      .where('logs.conversation', '=', of('conversation'))
      .where('entries.id', '=', of('entry')),
  ),
  findItem: statement<{ readonly item: string }>()((db, of, dialect) =>
    db
      .selectFrom('items')
      .select(['conversation', 'destination', 'state', 'fence'])
      .where('id', '=', of('item'))
      .$call((found) => (dialect === 'sqlite' ? found : found.forUpdate())),
  ),
  settleItem: statement<Of<'items', 'state' | 'receipt' | 'why'> & { readonly item: string; readonly now: number }>()(
    (db, of) =>
      db
        .updateTable('items')
        .set({ state: of('state'), receipt: of('receipt'), why: of('why'), settled_at: of('now') })
        .where('id', '=', of('item')),
  ),
  postponeItem: statement<{ readonly item: string; readonly at: number; readonly why: string }>()((db, of) =>
    db
      .updateTable('items')
      .set({ due: of('at'), ready: of('at'), why: of('why') })
      .where('id', '=', of('item')),
  ),
  closeDestination: statement<Lane & { readonly now: number }>()((db, of) =>
    db
      .insertInto('closed')
      .values({ conversation: of('conversation'), destination: of('destination'), at: of('now') })
      .onConflict((conflict) => conflict.doNothing()),
  ),
  /** What waits for a while is due now; what is being sent is left alone. */
  hurryItems: statement<Lane & { readonly at: number }>()((db, of) =>
    db
      .updateTable('items')
      .set({ attempts: zero, due: of('at'), ready: of('at') })
      .where('destination', '=', of('destination'))
      .where('conversation', '=', of('conversation'))
      .where('state', '=', waiting)
      .where('due', '>', of('at'))
      .whereRef('ready', '=', 'due'),
  ),
  /** What was given up is sent after all. */
  reviveItems: statement<Lane & { readonly at: number }>()((db, of) =>
    db
      .updateTable('items')
      .set({ state: waiting, attempts: zero, due: of('at'), ready: of('at'), settled_at: sql.lit(null) })
      .where('destination', '=', of('destination'))
      .where('conversation', '=', of('conversation'))
      .where('state', '=', gone),
  ),
  retryItem: statement<{ readonly item: string; readonly now: number }>()((db, of) =>
    db
      .updateTable('items')
      .set({ state: waiting, due: of('now'), ready: of('now'), why: sql.lit(null), settled_at: sql.lit(null) })
      .where('id', '=', of('item'))
      .where('state', 'in', [sql.lit('refused' as const), gone])
      .returning('conversation'),
  ),
  returnItem: statement<{ readonly item: string; readonly why: string; readonly now: number }>()((db, of) =>
    db
      .updateTable('items')
      .set({ state: sql.lit('refused' as const), why: of('why'), settled_at: of('now') })
      .where('id', '=', of('item'))
      .where('state', '=', sql.lit('sent' as const)),
  ),
  moveItems: statement<{ readonly by: number }>()((db, of) =>
    db
      .updateTable('items')
      .set((set) => ({ due: set('due', '+', of('by')), ready: set('ready', '+', of('by')) }))
      .where('state', '=', waiting),
  ),
  freeItems: statement<Record<never, never>>()((db) =>
    db
      .updateTable('items')
      .set((set) => ({ ready: set.ref('due') }))
      .where('state', '=', waiting)
      .whereRef('ready', '!=', 'due'),
  ),
};
