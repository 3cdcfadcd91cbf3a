import { sql } from 'kysely';
import type { NewEntryRow } from './entry-row.ts';
import { statement } from './statement.ts';
import type { InputStatus, Tables } from './tables.ts';

type Of<Table extends keyof Tables, Column extends keyof Tables[Table]> = Pick<Tables[Table], Column>;
type InConversation = { readonly conversation: string };

const waiting = sql.lit('waiting' as const);
const zero = sql.lit(0);
const one = sql.lit(1);
const null_ = sql.lit(null);

/** Every statement that changes something, compiled once. Literals stand where a partial index must be recognised. */
export const writeStatements = {
  findInputByKey: statement<InConversation & { readonly key: string }>()((db, of) =>
    db
      .selectFrom('inputs')
      .innerJoin('entries', (join) =>
        join.onRef('entries.conversation', '=', 'inputs.conversation').onRef('entries.number', '=', 'inputs.number'),
      )
      .select('entries.id')
      .where('inputs.conversation', '=', of('conversation'))
      .where('inputs.key', '=', of('key')),
  ),
  /** Creates the conversation, or moves its head by the one entry that follows. */
  growConversation: statement<
    Of<'conversations', 'channel' | 'shared' | 'locale' | 'address' | 'mode' | 'state'> &
      InConversation & { readonly at: number }
  >()((db, of) =>
    db
      .insertInto('conversations')
      .values({
        id: of('conversation'),
        channel: of('channel'),
        shared: of('shared'),
        locale: of('locale'),
        address: of('address'),
        head: one,
        revision: zero,
        mode: of('mode'),
        state: of('state'),
        created_at: of('at'),
      })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((set) => ({
          head: set('conversations.head', '+', one),
          locale: set.fn.coalesce('excluded.locale', 'conversations.locale'),
          address: set.fn.coalesce('excluded.address', 'conversations.address'),
        })),
      )
      .returning('head'),
  ),
  insertInput: statement<
    Of<'inputs', 'number' | 'key' | 'type' | 'answer_by' | 'locale'> &
      InConversation & { readonly input_by: Tables['inputs']['by'] }
  >()((db, of) =>
    db.insertInto('inputs').values({
      conversation: of('conversation'),
      number: of('number'),
      key: of('key'),
      by: of('input_by'),
      type: of('type'),
      answer_by: of('answer_by'),
      locale: of('locale'),
      attempts: zero,
      status: waiting,
    }),
  ),
  insertEntry: statement<NewEntryRow & InConversation & { readonly number: number; readonly at: number }>()((db, of) =>
    db.insertInto('entries').values({
      conversation: of('conversation'),
      number: of('number'),
      id: of('id'),
      by: of('by'),
      from: of('from'),
      at: of('at'),
      seen_by: of('seen_by'),
      body: of('body'),
      envelope: of('envelope'),
    }),
  ),
  reopen: statement<InConversation>()((db, of) =>
    db.deleteFrom('closed').where('conversation', '=', of('conversation')),
  ),

  /** How things stand for the turn of one input. */
  findTurn: statement<InConversation & { readonly input: string }>()((db, of) =>
    db
      .selectFrom('entries')
      .innerJoin('inputs', (join) =>
        join.onRef('inputs.conversation', '=', 'entries.conversation').onRef('inputs.number', '=', 'entries.number'),
      )
      .innerJoin('conversations', 'conversations.id', 'entries.conversation')
      .select([
        'conversations.revision',
        'conversations.head',
        'conversations.mode',
        'inputs.number',
        'inputs.key',
        'inputs.type',
        'inputs.status',
      ])
      .where('entries.conversation', '=', of('conversation'))
      .where('entries.id', '=', of('input')),
  ),
  setState: statement<InConversation & Of<'conversations', 'head' | 'mode' | 'state'>>()((db, of) =>
    db
      .updateTable('conversations')
      .set((set) => ({
        head: of('head'),
        revision: set('revision', '+', one),
        mode: of('mode'),
        state: of('state'),
      }))
      .where('id', '=', of('conversation')),
  ),
  endInput: statement<
    InConversation & { number: number; status: InputStatus; head_before: number; head_after: number }
  >()((db, of) =>
    db
      .updateTable('inputs')
      .set({ status: of('status'), head_before: of('head_before'), head_after: of('head_after') })
      .where('conversation', '=', of('conversation'))
      .where('number', '=', of('number')),
  ),
  countAttempt: statement<InConversation & { readonly input: string }>()((db, of) =>
    db
      .updateTable('inputs')
      .set((set) => ({ attempts: set('attempts', '+', one) }))
      .where('conversation', '=', of('conversation'))
      .where('number', '=', (entry) =>
        entry
          .selectFrom('entries')
          .select('entries.number')
          .where('entries.conversation', '=', of('conversation'))
          .where('entries.id', '=', of('input')),
      )
      .returning('attempts'),
  ),

  setTimer: statement<InConversation & Of<'timers', 'id' | 'kind' | 'due' | 'revision'>>()((db, of) =>
    db
      .insertInto('timers')
      .values({
        id: of('id'),
        conversation: of('conversation'),
        kind: of('kind'),
        due: of('due'),
        revision: of('revision'),
        ready: of('due'),
      })
      .onConflict((conflict) =>
        conflict.columns(['conversation', 'kind']).doUpdateSet((set) => ({
          id: set.ref('excluded.id'),
          due: set.ref('excluded.due'),
          revision: set.ref('excluded.revision'),
          ready: set.ref('excluded.ready'),
          holder: null_,
        })),
      ),
  ),
  unsetTimer: statement<InConversation & { readonly kind: string }>()((db, of) =>
    db.deleteFrom('timers').where('conversation', '=', of('conversation')).where('kind', '=', of('kind')),
  ),
  endTimer: statement<InConversation & { readonly timer: string }>()((db, of) =>
    db.deleteFrom('timers').where('conversation', '=', of('conversation')).where('id', '=', of('timer')),
  ),
  leaseTimers: statement<{ holder: string; now: number; until: number; limit: number }>()((db, of) =>
    db
      .updateTable('timers')
      .set({ ready: of('until'), holder: of('holder') })
      .where('seq', 'in', (ready) =>
        ready
          .selectFrom('timers as ready')
          .select('ready.seq')
          .where('ready.ready', '<=', of('now'))
          .orderBy('ready.ready')
          .limit(of('limit')),
      )
      .returning((row) => [
        'id',
        'conversation',
        'kind',
        'due',
        'revision',
        row
          .selectFrom('conversations')
          .select('channel')
          .whereRef('conversations.id', '=', 'timers.conversation')
          .$asScalar()
          .$notNull()
          .as('channel'),
      ]),
  ),
  freeTimers: statement<Record<never, never>>()((db) =>
    db
      .updateTable('timers')
      .set((set) => ({ ready: set.ref('due'), holder: null_ }))
      .where('holder', 'is not', null_),
  ),

  /** An item for a destination the person left is gone before it is sent. */
  insertItem: statement<InConversation & Of<'items', 'id' | 'destination' | 'entry'> & { readonly at: number }>()(
    (db, of) =>
      db.insertInto('items').values((values) => ({
        id: of('id'),
        conversation: of('conversation'),
        destination: of('destination'),
        entry: of('entry'),
        state: values
          .case()
          .when(
            values.exists(
              values
                .selectFrom('closed')
                .select('at')
                .where('conversation', '=', of('conversation'))
                .where('destination', '=', of('destination')),
            ),
          )
          .then(sql<Tables['items']['state']>`'gone'`)
          .else(sql<Tables['items']['state']>`'waiting'`)
          .end(),
        attempts: zero,
        fence: zero,
        due: of('at'),
        ready: of('at'),
      })),
  ),
  withdrawBotItems: statement<InConversation & { readonly at: number }>()((db, of) =>
    db
      .updateTable('items')
      .set((set) => ({ state: sql.lit('withdrawn' as const), fence: set('fence', '+', one), settled_at: of('at') }))
      .where('conversation', '=', of('conversation'))
      .where('state', '=', waiting)
      .where('entry', 'in', (said) =>
        said
          .selectFrom('entries')
          .select('entries.id')
          .where('entries.conversation', '=', of('conversation'))
          .where('entries.by', '=', sql.lit('bot' as const)),
      ),
  ),
  leaseItems: statement<{ destination: string; now: number; until: number; limit: number }>()((db, of) =>
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
          .limit(of('limit')),
      )
      .returning(['seq', 'id', 'conversation', 'destination', 'entry', 'attempts', 'fence']),
  ),
  findSendable: statement<InConversation & { readonly entry: string }>()((db, of) =>
    db
      .selectFrom('entries')
      .innerJoin('conversations', 'conversations.id', 'entries.conversation')
      .selectAll('entries')
      .select('conversations.address')
      .where('entries.conversation', '=', of('conversation'))
      .where('entries.id', '=', of('entry')),
  ),
  findItem: statement<{ readonly item: string }>()((db, of) =>
    db.selectFrom('items').select(['conversation', 'destination', 'state', 'fence']).where('id', '=', of('item')),
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
  closeDestination: statement<InConversation & { readonly destination: string; readonly now: number }>()((db, of) =>
    db
      .insertInto('closed')
      .values({ conversation: of('conversation'), destination: of('destination'), at: of('now') })
      .onConflict((conflict) => conflict.doNothing()),
  ),
  giveUpItems: statement<
    InConversation & { readonly destination: string; readonly why: string; readonly now: number }
  >()((db, of) =>
    db
      .updateTable('items')
      .set({ state: sql.lit('gone' as const), why: of('why'), settled_at: of('now') })
      .where('destination', '=', of('destination'))
      .where('conversation', '=', of('conversation'))
      .where('state', '=', waiting),
  ),
  freeItems: statement<Record<never, never>>()((db) =>
    db
      .updateTable('items')
      .set((set) => ({ ready: set.ref('due') }))
      .where('state', '=', waiting)
      .whereRef('ready', '!=', 'due'),
  ),

  insertClosure: statement<{ readonly hash: string; readonly value: string }>()((db, of) =>
    db
      .insertInto('closures')
      .values({ hash: of('hash'), value: of('value') })
      .onConflict((conflict) => conflict.doNothing()),
  ),
  setHandoff: statement<Tables['handoffs']>()((db, of) =>
    db
      .insertInto('handoffs')
      .values({
        id: of('id'),
        conversation: of('conversation'),
        state: of('state'),
        requested_at: of('requested_at'),
        changed_at: of('changed_at'),
        value: of('value'),
      })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((set) => ({
          state: set.ref('excluded.state'),
          requested_at: set.ref('excluded.requested_at'),
          changed_at: set.ref('excluded.changed_at'),
          value: set.ref('excluded.value'),
        })),
      ),
  ),
  moveHandoff: statement<InConversation & Of<'handoffs', 'id' | 'state'> & { readonly at: number }>()((db, of) =>
    db
      .updateTable('handoffs')
      .set({ state: of('state'), changed_at: of('at') })
      .where('id', '=', of('id'))
      .where('conversation', '=', of('conversation')),
  ),
  insertSecret: statement<Tables['secrets']>()((db, of) =>
    db
      .insertInto('secrets')
      .values({ name: of('name'), value: of('value') })
      .onConflict((conflict) => conflict.doNothing()),
  ),
  findSecret: statement<{ readonly name: string }>()((db, of) =>
    db.selectFrom('secrets').select('value').where('name', '=', of('name')),
  ),
  insertFile: statement<Tables['files']>()((db, of) =>
    db
      .insertInto('files')
      .values({
        id: of('id'),
        conversation: of('conversation'),
        name: of('name'),
        type: of('type'),
        content: of('content'),
      })
      .onConflict((conflict) => conflict.doNothing()),
  ),
} as const;

export type WriteStatements = typeof writeStatements;
