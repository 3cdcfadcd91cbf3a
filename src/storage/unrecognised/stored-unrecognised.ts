import { sql } from 'kysely';
import type { Inbox } from '../../domain/understanding/unrecognised.ts';
import type { Reads } from '../sql/bound.ts';
import { statement } from '../sql/statement.ts';
import type { Writer } from '../writes.ts';
import { unrecognisedOf } from './unrecognised-row.ts';

/** Reading messages that were not understood. */
export const inboxQueries = {
  unrecognised: statement<{ readonly since: number }>()((db, of) =>
    db.selectFrom('unrecognised').selectAll().where('at', '>=', of('since')).orderBy('number'),
  ),
};

/** Reading how much was understood, beside which the rest is a share. It goes through all entries since: no server asks it. */
export const trafficQueries = {
  episodesEnded: statement<{ readonly since: number }>()((db, of) =>
    db
      .selectFrom('entries')
      .select((pick) => pick.fn.countAll<number>().as('count'))
      .where('at', '>=', of('since'))
      .where('by', '=', sql.lit('system' as const))
      .where(sql`json_extract(body, '$.record.type')`, '=', sql.lit('episode-ended')),
  ),
};

/** Messages that were not understood; they are written by turns. */
export function storedUnrecognised({ write }: Pick<Writer, 'write'>, { bind, reading }: Reads): Inbox {
  const queries = bind(inboxQueries);
  return {
    unrecognised: reading(function* (since) {
      return (yield* queries.unrecognised.all({ since })).map(unrecognisedOf);
    }),
    removeUnrecognised: (numbers) => write('removeUnrecognised', numbers),
    forgetUnrecognised: (before) => write('forgetUnrecognised', { before }),
  };
}
