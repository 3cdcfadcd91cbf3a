import { sql } from 'kysely';
import type { InConversation, InLog, Of } from '../sql/columns.ts';
import { statement } from '../sql/statement.ts';
import type { InputStatus } from '../sql/tables.ts';
import { databaseNow } from './database-now.ts';
import { entryNumber } from './entry-number.ts';
import { waitingInputs } from './waiting-inputs.ts';

const waiting = sql.lit('waiting' as const);
const one = sql.lit(1);

/** Committing a turn, timers and items apart. */
export const turnStatements = {
  /** The input of a turn. */
  findInput: statement<InLog & { readonly input: string }>()((db, of) =>
    db
      .selectFrom('inputs')
      .select(['number', 'key', 'type', 'status'])
      .where('log', '=', of('log'))
      .where('number', '=', entryNumber(of('log'), of('input'))),
  ),
  /**
   * Where several connections write, the conversation is this one's until its transaction ends. Where several processes do, it
   * comes with the fence of whoever had its lane last, and whether they have it now.
   */
  findConversation: statement<InConversation>()((db, of, dialect) => {
    const found = db
      .selectFrom('logs')
      .innerJoin('conversations', 'conversations.id', 'logs.conversation')
      .select(['seq as log', 'revision', 'head', 'mode'])
      .where('logs.conversation', '=', of('conversation'));
    if (dialect === 'sqlite')
      return found.select([sql<number | null>`null`.as('fence'), sql<boolean | null>`null`.as('isHeld')]);
    return found
      .leftJoin('lanes', 'lanes.conversation', 'conversations.id')
      .select(['lanes.fence', sql<boolean | null>`lanes.until > ${databaseNow}`.as('isHeld')])
      .forUpdate('conversations');
  }),
  /** An input that waits before another one. */
  findEarlier: statement<InLog & { readonly number: number }>()((db, of, dialect) =>
    db
      .selectFrom(waitingInputs(dialect))
      .select('number')
      .where('log', '=', of('log'))
      .where('status', '=', waiting)
      .where('number', '<', of('number'))
      .limit(one),
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
  endInput: statement<InLog & { number: number; status: InputStatus; head_before: number; head_after: number }>()(
    (db, of) =>
      db
        .updateTable('inputs')
        .set({ status: of('status'), head_before: of('head_before'), head_after: of('head_after') })
        .where('log', '=', of('log'))
        .where('number', '=', of('number')),
  ),
  /** The entry of an input belongs to what was open when it was played, which is not known before. */
  markEntry: statement<InLog & Of<'entries', 'number' | 'handoff'>>()((db, of) =>
    db
      .updateTable('entries')
      .set({ handoff: of('handoff') })
      .where('log', '=', of('log'))
      .where('number', '=', of('number')),
  ),
};
