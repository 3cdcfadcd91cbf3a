import { statement } from '../sql/statement.ts';

/** Reading messages that were not understood. */
export const inboxQueries = {
  unrecognised: statement<{ readonly since: number }>()((db, of) =>
    db.selectFrom('unrecognised').selectAll().where('at', '>=', of('since')).orderBy('number'),
  ),
};
