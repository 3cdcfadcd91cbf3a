import type { Inbox } from '../../domain/understanding/unrecognised.ts';
import { statement } from '../sql/statement.ts';
import type { Reads } from '../sqlite/reads.ts';
import type { WriterThread } from '../sqlite/writer-thread.ts';
import { unrecognisedOf } from './unrecognised-row.ts';

/** Reading messages that were not understood. */
export const inboxQueries = {
  unrecognised: statement<{ readonly since: number }>()((db, of) =>
    db.selectFrom('unrecognised').selectAll().where('at', '>=', of('since')).orderBy('number'),
  ),
};

/** Messages that were not understood; they are written by turns. */
export function storedUnrecognised({ write }: WriterThread, { bind, reading }: Reads): Inbox {
  const queries = bind(inboxQueries);
  return {
    unrecognised: reading((since) => queries.unrecognised.all({ since }).map(unrecognisedOf)),
    removeUnrecognised: (numbers) => write('removeUnrecognised', numbers),
    forgetUnrecognised: (before) => write('forgetUnrecognised', { before }),
  };
}
