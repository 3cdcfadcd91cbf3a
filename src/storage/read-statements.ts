import { sql } from 'kysely';
import type { HandoffState } from '../domain/handoff/handoff.ts';
import { entryNumber } from './conversations/entry-number.ts';
import { statement } from './sql/statement.ts';
import type { Tables } from './sql/tables.ts';

type InConversation = { readonly conversation: string };

const waiting = sql.lit('waiting' as const);

/** Every statement that only reads, compiled once. */
export const readStatements = {
  find: statement<InConversation>()((db, of) =>
    db.selectFrom('conversations').selectAll().where('id', '=', of('conversation')),
  ),
  waitingInputs: statement<InConversation>()((db, of) =>
    db
      // Named, for without statistics SQLite would rather read all inputs the conversation ever had.
      .selectFrom(sql<Tables['inputs']>`inputs`.as<'inputs'>(sql`inputs indexed by waiting_inputs`))
      .innerJoin('entries', (join) =>
        join.onRef('entries.conversation', '=', 'inputs.conversation').onRef('entries.number', '=', 'inputs.number'),
      )
      .selectAll('entries')
      .select([
        'inputs.key',
        'inputs.by as input_by',
        'inputs.type',
        'inputs.answer_by',
        'inputs.locale',
        'inputs.attempts',
      ])
      .where('inputs.conversation', '=', of('conversation'))
      .where('inputs.status', '=', waiting)
      .orderBy('inputs.number'),
  ),
  entriesAfter: statement<InConversation & { readonly after: number; readonly limit: number }>()((db, of) =>
    db
      .selectFrom('entries')
      .selectAll()
      .where('conversation', '=', of('conversation'))
      .where('number', '>', of('after'))
      .orderBy('number')
      .limit(of('limit')),
  ),
  /** The last that agents may see, the newest first. */
  tail: statement<InConversation & { readonly limit: number }>()((db, of) =>
    db
      .selectFrom('entries')
      .selectAll()
      .where('conversation', '=', of('conversation'))
      .where('seen_by', 'like', sql.lit('%agents%'))
      .orderBy('number', 'desc')
      .limit(of('limit')),
  ),
  /** Messages and replies that agents may see up to an entry, the newest first: all else that they see is the system's. */
  transcript: statement<InConversation & { readonly upTo: number; readonly limit: number }>()((db, of) =>
    db
      .selectFrom('entries')
      .selectAll()
      .where('conversation', '=', of('conversation'))
      .where('number', '<=', of('upTo'))
      .where('seen_by', 'like', sql.lit('%agents%'))
      .where('by', '<>', sql.lit('system' as const))
      .orderBy('number', 'desc')
      .limit(of('limit')),
  ),
  countTranscript: statement<InConversation & { readonly upTo: number }>()((db, of) =>
    db
      .selectFrom('entries')
      .select((count) => count.fn.countAll<number>().as('length'))
      .where('conversation', '=', of('conversation'))
      .where('number', '<=', of('upTo'))
      .where('seen_by', 'like', sql.lit('%agents%'))
      .where('by', '<>', sql.lit('system' as const)),
  ),
  handoffRecords: statement<InConversation>()((db, of) =>
    db
      .selectFrom('entries')
      .selectAll()
      .where('conversation', '=', of('conversation'))
      .where('by', '=', sql.lit('system' as const))
      .where('handoff', 'is not', sql.lit(null))
      .orderBy('number'),
  ),
  entry: statement<InConversation & { readonly id: string }>()((db, of) =>
    db.selectFrom('entries').selectAll().where('conversation', '=', of('conversation')).where('id', '=', of('id')),
  ),
  refusedItems: statement<InConversation>()((db, of) =>
    db
      .selectFrom('items')
      .select(['id', 'destination', 'entry', 'why'])
      .where('conversation', '=', of('conversation'))
      .where('state', '=', sql.lit('refused' as const))
      .orderBy('seq'),
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
  turnOf: statement<InConversation & { readonly input: string }>()((db, of) =>
    db
      .selectFrom('inputs')
      .select(['head_before', 'head_after'])
      .where('conversation', '=', of('conversation'))
      .where('number', '=', entryNumber(of)),
  ),
  unfinished: statement<Record<never, never>>()((db) =>
    db.selectFrom('inputs').select('conversation').distinct().where('status', '=', waiting),
  ),
  nextTimer: statement<Record<never, never>>()((db) =>
    db.selectFrom('timers').select((pick) => pick.fn.min<number | null>('ready').as('ready')),
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
  bundle: statement<{ readonly hash: string }>()((db, of) =>
    db.selectFrom('closures').select('value').where('hash', '=', of('hash')),
  ),
  /** Goes through all conversations: asked for at the start only, and only if something was recalled. */
  playing: statement<{ readonly bundle: string }>()((db, of) =>
    db.selectFrom('conversations').select('id').where(
      // The second is what states called it before.
      sql<string>`coalesce(json_extract(state, '$.episode.plan.bundle'), json_extract(state, '$.episode.plan.closure'))`,
      '=',
      of('bundle'),
    ),
  ),
  handoffs: statement<{ readonly state: HandoffState; readonly since: number }>()((db, of) =>
    db.selectFrom('handoffs').selectAll().where('state', '=', of('state')).where('changed_at', '>=', of('since')),
  ),
  handoff: statement<{ readonly id: string }>()((db, of) =>
    db.selectFrom('handoffs').selectAll().where('id', '=', of('id')),
  ),
  secret: statement<{ readonly name: string }>()((db, of) =>
    db.selectFrom('secrets').select('value').where('name', '=', of('name')),
  ),
  accounts: statement<Record<never, never>>()((db) => db.selectFrom('agents').selectAll().orderBy('login')),
  account: statement<{ readonly login: string }>()((db, of) =>
    db.selectFrom('agents').selectAll().where('login', '=', of('login')),
  ),
  session: statement<{ readonly hash: string }>()((db, of) =>
    db
      .selectFrom('sessions')
      .innerJoin('agents', 'agents.id', 'sessions.agent')
      .selectAll('agents')
      .select(['sessions.expires_at', 'sessions.ends_at'])
      .where('sessions.hash', '=', of('hash')),
  ),
  unrecognised: statement<{ readonly since: number }>()((db, of) =>
    db.selectFrom('unrecognised').selectAll().where('at', '>=', of('since')).orderBy('number'),
  ),
  file: statement<{ readonly id: string }>()((db, of) => db.selectFrom('files').selectAll().where('id', '=', of('id'))),
} as const;
