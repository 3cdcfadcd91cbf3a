import { sql } from 'kysely';
import type { InConversation, Of } from '../sql/columns.ts';
import { statement } from '../sql/statement.ts';
import type { Tables } from '../sql/tables.ts';
import { entryNumber } from './entry-number.ts';
import type { NewEntryRow } from './entry-row.ts';

const waiting = sql.lit('waiting' as const);
const zero = sql.lit(0);
const one = sql.lit(1);

/** Storing an input. */
export const inputStatements = {
  findInputByKey: statement<InConversation & { readonly key: string }>()((db, of) =>
    db
      .selectFrom('inputs')
      .select((input) =>
        input
          .selectFrom('entries')
          .select('entries.id')
          .whereRef('entries.conversation', '=', 'inputs.conversation')
          .whereRef('entries.number', '=', 'inputs.number')
          .$asScalar()
          .$notNull()
          .as('id'),
      )
      .where('conversation', '=', of('conversation'))
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
      handoff: of('handoff'),
    }),
  ),
  reopen: statement<InConversation>()((db, of) =>
    db.deleteFrom('closed').where('conversation', '=', of('conversation')).returning('destination'),
  ),
  countAttempt: statement<InConversation & { readonly input: string }>()((db, of) =>
    db
      .updateTable('inputs')
      .set((set) => ({ attempts: set('attempts', '+', one) }))
      .where('conversation', '=', of('conversation'))
      .where('number', '=', entryNumber(of))
      .returning('attempts'),
  ),
};
