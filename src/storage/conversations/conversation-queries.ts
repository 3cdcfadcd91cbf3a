import { sql } from 'kysely';
import type { InConversation, InLog } from '../sql/columns.ts';
import { statement } from '../sql/statement.ts';
import { databaseNow } from './database-now.ts';
import { entryNumber } from './entry-number.ts';
import { waitingInputs } from './waiting-inputs.ts';

const waiting = sql.lit('waiting' as const);
const agents = sql.lit('%a%');

/** Reading conversations, their logs and what waits in them. */
export const conversationQueries = {
  newest: statement<Record<never, never>>()((db, _, dialect) =>
    db
      .selectFrom('entries')
      .select('at')
      // PostgreSQL keeps no order of its own; it has an index of times instead.
      .orderBy(dialect === 'sqlite' ? sql`rowid` : sql`at`, 'desc')
      .limit(sql.lit(1)),
  ),
  find: statement<InConversation>()((db, of) =>
    db.selectFrom('conversations').selectAll().where('id', '=', of('conversation')),
  ),
  waitingInputs: statement<InLog>()((db, of, dialect) =>
    db
      .selectFrom(waitingInputs(dialect))
      .innerJoin('entries', (join) =>
        join.onRef('entries.log', '=', 'inputs.log').onRef('entries.number', '=', 'inputs.number'),
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
      .where('inputs.log', '=', of('log'))
      .where('inputs.status', '=', waiting)
      .orderBy('inputs.number'),
  ),
  entriesAfter: statement<InLog & { readonly after: number; readonly limit: number }>()((db, of) =>
    db
      .selectFrom('entries')
      .selectAll()
      .where('log', '=', of('log'))
      .where('number', '>', of('after'))
      .orderBy('number')
      .limit(of('limit')),
  ),
  /** The last that agents may see, the newest first. */
  tail: statement<InLog & { readonly limit: number }>()((db, of) =>
    db
      .selectFrom('entries')
      .selectAll()
      .where('log', '=', of('log'))
      .where('seen_by', 'like', agents)
      .orderBy('number', 'desc')
      .limit(of('limit')),
  ),
  /** Messages and replies that agents may see up to an entry, the newest first: all else that they see is the system's. */
  transcript: statement<InLog & { readonly upTo: number; readonly limit: number }>()((db, of) =>
    db
      .selectFrom('entries')
      .selectAll()
      .where('log', '=', of('log'))
      .where('number', '<=', of('upTo'))
      .where('seen_by', 'like', agents)
      .where('by', '<>', sql.lit('system' as const))
      .orderBy('number', 'desc')
      .limit(of('limit')),
  ),
  countTranscript: statement<InLog & { readonly upTo: number }>()((db, of) =>
    db
      .selectFrom('entries')
      .select((count) => count.fn.countAll<number>().as('length'))
      .where('log', '=', of('log'))
      .where('number', '<=', of('upTo'))
      .where('seen_by', 'like', agents)
      .where('by', '<>', sql.lit('system' as const)),
  ),
  handoffRecords: statement<InLog>()((db, of) =>
    db
      .selectFrom('entries')
      .selectAll()
      .where('log', '=', of('log'))
      .where('by', '=', sql.lit('system' as const))
      .where('handoff', 'is not', sql.lit(null))
      .orderBy('number'),
  ),
  notes: statement<InLog>()((db, of) =>
    db
      .selectFrom('entries')
      .selectAll()
      .where('log', '=', of('log'))
      .where('by', '=', sql.lit('system' as const))
      .where('handoff', 'is not', sql.lit(null))
      .where(sql`json_extract(body, '$.record.type')`, '=', sql.lit('note'))
      .orderBy('number'),
  ),
  entry: statement<InLog & { readonly id: string }>()((db, of) =>
    db.selectFrom('entries').selectAll().where('log', '=', of('log')).where('id', '=', of('id')),
  ),
  turnOf: statement<InLog & { readonly input: string }>()((db, of) =>
    db
      .selectFrom('inputs')
      .select(['head_before', 'head_after'])
      .where('log', '=', of('log'))
      .where('number', '=', entryNumber(of('log'), of('input'))),
  ),
  /** Without those that a process plays at this moment. */
  unfinished: statement<Record<never, never>>()((db, _, dialect) =>
    db
      .selectFrom('inputs')
      .innerJoin('logs', 'logs.seq', 'inputs.log')
      .select('logs.conversation')
      .distinct()
      .where('status', '=', waiting)
      .$if(dialect === 'postgres', (left) =>
        left
          .leftJoin('lanes', 'lanes.conversation', 'logs.conversation')
          .where(sql<number>`coalesce(lanes.until, 0)`, '<=', databaseNow),
      ),
  ),
  /**
   * The next conversations by their ids, and whether each plays a bundle. Asked for at the start only, and only if something
   * was recalled: going through all of them at once would hold up others for seconds.
   */
  playing: statement<{ readonly bundle: string; readonly after: string; readonly most: number }>()((db, of) =>
    db
      .selectFrom('conversations')
      .select([
        'id',
        // The second path is where older states keep it.
        sql<number>`case when coalesce(json_extract(state, '$.episode.plan.bundle'), json_extract(state, '$.episode.plan.closure')) = ${of('bundle')} then 1 else 0 end`.as(
          'plays',
        ),
      ])
      .where('id', '>', of('after'))
      .orderBy('id')
      .limit(of('most')),
  ),
};
