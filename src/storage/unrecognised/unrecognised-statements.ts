import { sql } from 'kysely';
import { statement } from '../sql/statement.ts';
import type { NewUnrecognisedRow } from './unrecognised-row.ts';

const torn = sql.lit('torn' as const);

/** Messages that were not understood. */
export const inboxStatements = {
  insertUnrecognised: statement<NewUnrecognisedRow>()((db, of) =>
    db
      .insertInto('unrecognised')
      .values({
        at: of('at'),
        text: of('text'),
        why: of('why'),
        language: of('language'),
        intent: of('intent'),
        asked: of('asked'),
        ranking: of('ranking'),
        model: of('model'),
      })
      .returning('number'),
  ),
  /** What was offered for a message was refused: it is the same message. */
  refuseTorn: statement<Pick<NewUnrecognisedRow, 'text' | 'why'>>()((db, of) =>
    db
      .updateTable('unrecognised')
      .set({ why: of('why') })
      .where('number', '=', (newest) =>
        newest
          .selectFrom('unrecognised')
          .select((pick) => pick.fn.max('number').as('number'))
          .where('text', '=', of('text'))
          .where('why', '=', torn),
      ),
  ),
  /** All with a number up to this one. */
  removeUnrecognisedUpTo: statement<{ readonly number: number }>()((db, of) =>
    db.deleteFrom('unrecognised').where('number', '<=', of('number')),
  ),
  removeUnrecognised: statement<{ readonly number: number }>()((db, of) =>
    db.deleteFrom('unrecognised').where('number', '=', of('number')),
  ),
  forgetUnrecognised: statement<{ readonly before: number }>()((db, of) =>
    db.deleteFrom('unrecognised').where('at', '<', of('before')),
  ),
};
