import { sql } from 'kysely';
import type { PersonRecords, SaidWords } from '../../domain/conversation/person-records.ts';
import { inputStatements } from '../conversations/input-statements.ts';
import type { ConversationReads } from '../conversations/read-conversations.ts';
import { handoffOf } from '../handoffs/handoff-row.ts';
import type { Reads } from '../sql/bound.ts';
import type { InConversation, InLog } from '../sql/columns.ts';
import { statement } from '../sql/statement.ts';
import type { Steps } from '../sql/steps.ts';
import { inboxQueries } from '../unrecognised/stored-unrecognised.ts';
import { unrecognisedOf } from '../unrecognised/unrecognised-row.ts';
import { erasureStatements } from './erasure-statements.ts';
import { saidHere, wordsOfLog } from './words-of-log.ts';

/** `id` is what an author is called, `mail` an address in lower case. */
type Wanted = { readonly id: string; readonly mail: string };

const personQueries = {
  /** The conversations in which somebody spoke, by the author of an entry or what is usual in the log, or by a handoff. */
  conversationsOf: statement<Wanted>()((db, of) =>
    db
      .selectFrom('logs')
      .select('conversation')
      .where(sql<string>`json_extract(usual, '$.from.id')`, '=', of('id'))
      .union(
        db
          .selectFrom('logs')
          .select('conversation')
          .where(sql<string>`lower(json_extract(usual, '$.from.mail'))`, '=', of('mail')),
      )
      .union(
        db
          .selectFrom('entries')
          .innerJoin('logs', 'logs.seq', 'entries.log')
          .select('conversation')
          .where('by', '=', sql.lit('person' as const))
          .where(sql<string>`nullif("from", '')`, 'is not', sql.lit(null))
          .where((either) =>
            either.or([
              either(sql<string>`json_extract("from", '$.id')`, '=', of('id')),
              either(sql<string>`lower(json_extract("from", '$.mail'))`, '=', of('mail')),
            ]),
          ),
      )
      .union(
        db
          .selectFrom('handoffs')
          .select('conversation')
          .where((either) =>
            either.or([
              either(sql<string>`json_extract(value, '$.person.id')`, '=', of('id')),
              either(sql<string>`lower(json_extract(value, '$.person.mail'))`, '=', of('mail')),
              either(sql<string>`lower(json_extract(value, '$.ticket.mail'))`, '=', of('mail')),
            ]),
          ),
      ),
  ),
  inputs: statement<InLog>()((db, of) =>
    db.selectFrom('inputs').selectAll().where('log', '=', of('log')).orderBy('number'),
  ),
  items: statement<InConversation>()((db, of) =>
    db.selectFrom('items').selectAll().where('conversation', '=', of('conversation')).orderBy('seq'),
  ),
  timers: statement<InConversation>()((db, of) =>
    db.selectFrom('timers').selectAll().where('conversation', '=', of('conversation')),
  ),
  files: statement<InConversation>()((db, of) =>
    db.selectFrom('files').selectAll().where('conversation', '=', of('conversation')).orderBy('at'),
  ),
  erasuresOf: statement<InConversation>()((db, of) =>
    db.selectFrom('erasures').selectAll().where('conversation', '=', of('conversation')).orderBy('number'),
  ),
};

/** What is kept of persons, in the server as in a command beside it. */
export function readPersons(
  { bind, reading }: Reads,
  { find, read }: Pick<ConversationReads, 'find' | 'read'>,
): PersonRecords {
  const { findReport, wholeLog, handoffsIn } = erasureStatements;
  const { findLog } = inputStatements;
  const queries = bind({ ...personQueries, ...inboxQueries, findReport, wholeLog, handoffsIn, findLog });
  const wordsIn = function* (conversation: string): Steps<readonly SaidWords[]> {
    const log = yield* queries.findLog.get({ conversation });
    return log ? wordsOfLog(yield* queries.wholeLog.all({ log: log.seq }), log.usual) : [];
  };
  const rowsOf = reading(function* (conversation: string) {
    const log = (yield* queries.findLog.get({ conversation }))?.seq;
    const said = yield* wordsIn(conversation);
    return {
      inputs: log === undefined ? [] : yield* queries.inputs.all({ log }),
      handoffs: (yield* queries.handoffsIn.all({ conversation })).map(handoffOf),
      sends: yield* queries.items.all({ conversation }),
      timers: yield* queries.timers.all({ conversation }),
      notUnderstood: saidHere(yield* queries.unrecognised.all({ since: 0 }), said).map(unrecognisedOf),
      erasures: yield* queries.erasuresOf.all({ conversation }),
      files: yield* queries.files.all({ conversation }),
    };
  });
  return {
    conversationsOf: reading(function* (wanted) {
      return (yield* queries.conversationsOf.all(wanted)).map(({ conversation }) => conversation);
    }),
    recordsOf: async (conversation) => ({
      conversation: await find(conversation),
      entries: await read(conversation, 0, Number.MAX_SAFE_INTEGER),
      ...(await rowsOf(conversation)),
    }),
    saidIn: reading(wordsIn),
    reportOf: reading(function* (number) {
      const row = yield* queries.findReport.get({ number });
      return row?.report && row.done_at !== null ? JSON.parse(row.report) : undefined;
    }),
  };
}
