import { sql } from 'kysely';
import type { InConversation, InLog, Of } from '../sql/columns.ts';
import { statement } from '../sql/statement.ts';
import type { Tables } from '../sql/tables.ts';
import { entryNumber } from './entry-number.ts';
import type { NewEntryRow } from './entry-row.ts';

const waiting = sql.lit('waiting' as const);
const zero = sql.lit(0);
const one = sql.lit(1);

/** Storing an input. */
export const inputStatements = {
  findLog: statement<InConversation>()((db, of) =>
    db.selectFrom('logs').select(['seq', 'usual']).where('conversation', '=', of('conversation')),
  ),
  beginLog: statement<InConversation & Of<'logs', 'usual'>>()((db, of) =>
    db
      .insertInto('logs')
      .values({ conversation: of('conversation'), usual: of('usual') })
      .returning('seq'),
  ),
  setUsual: statement<InLog & Of<'logs', 'usual'>>()((db, of) =>
    db
      .updateTable('logs')
      .set({ usual: of('usual') })
      .where('seq', '=', of('log')),
  ),
  findInputByKey: statement<InLog & { readonly key: string }>()((db, of) =>
    db
      .selectFrom('inputs')
      .select((input) =>
        input
          .selectFrom('entries')
          .select('entries.id')
          .whereRef('entries.log', '=', 'inputs.log')
          .whereRef('entries.number', '=', 'inputs.number')
          .$asScalar()
          .$notNull()
          .as('id'),
      )
      .where('log', '=', of('log'))
      .where('key', '=', of('key')),
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
      InLog & { readonly input_by: Tables['inputs']['by'] }
  >()((db, of) =>
    db.insertInto('inputs').values({
      log: of('log'),
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
  insertEntry: statement<NewEntryRow & InLog & { readonly number: number; readonly at: number }>()((db, of) =>
    db.insertInto('entries').values({
      log: of('log'),
      number: of('number'),
      id: of('id'),
      by: of('by'),
      from: of('from'),
      at: of('at'),
      seen_by: of('seen_by'),
      body: of('body'),
      envelope: of('envelope'),
      handoff: of('handoff'),
    }),
  ),
  reopen: statement<InConversation>()((db, of) =>
    db.deleteFrom('closed').where('conversation', '=', of('conversation')).returning('destination'),
  ),
  countAttempt: statement<InLog & { readonly input: string }>()((db, of) =>
    db
      .updateTable('inputs')
      .set((set) => ({ attempts: set('attempts', '+', one) }))
      .where('log', '=', of('log'))
      .where('number', '=', entryNumber(of('log'), of('input')))
      .returning('attempts'),
  ),
};
