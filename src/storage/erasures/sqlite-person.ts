import { sql } from 'kysely';
import type { NewAuditLine } from '../../domain/audit/audit.ts';
import type { ErasureReport } from '../../domain/conversation/erasure.ts';
import { auditRow, auditStatements } from '../audit/audit-statements.ts';
import { inputStatements } from '../conversations/input-statements.ts';
import { readConversations } from '../conversations/read-conversations.ts';
import { fileAndSecretStatements } from '../files-and-secrets/file-and-secret-statements.ts';
import { handoffOf } from '../handoffs/handoff-row.ts';
import type { InConversation, InLog } from '../sql/columns.ts';
import { statement } from '../sql/statement.ts';
import { bindStatements } from '../sqlite/bind-statement.ts';
import { openBeside } from '../sqlite/open-beside.ts';
import { readsOf } from '../sqlite/reads.ts';
import { storageError } from '../sqlite/storage-error.ts';
import { inboxQueries } from '../unrecognised/stored-unrecognised.ts';
import { unrecognisedOf } from '../unrecognised/unrecognised-row.ts';
import { erasureStatements } from './erasure-statements.ts';
import { saidHere, wordsOfLog } from './words-of-log.ts';
import { writeErasureRequests } from './write-erasures.ts';

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

/** What the command for one person's records needs, whether or not a server runs on the folder. */
export type PersonRecords = Awaited<ReturnType<typeof openSqlitePerson>>;

/** Opens a folder's records of persons, beside a server if one runs. */
export async function openSqlitePerson({ folder }: { readonly folder: string }) {
  try {
    const db = await openBeside(folder);
    const reads = readsOf(db, folder);
    const { find, read } = readConversations(reads);
    const queries = bindStatements(db, {
      ...personQueries,
      ...inboxQueries,
      ...erasureStatements,
      ...auditStatements,
      findLog: inputStatements.findLog,
      findSecret: fileAndSecretStatements.findSecret,
    });
    const ask = db.transaction(writeErasureRequests(queries).askErasures);
    const saidIn = (conversation: string) => {
      const log = queries.findLog.get({ conversation });
      return log ? wordsOfLog(queries.wholeLog.all({ log: log.seq }), log.usual) : [];
    };
    return {
      find,
      /** Signs what is known here of somebody whom a site names; undefined before the first start. */
      signingKey: (): string | undefined => queries.findSecret.get({ name: 'signing-key' })?.value,
      conversationsOf: (wanted: Wanted): readonly string[] =>
        queries.conversationsOf.all(wanted).map(({ conversation }) => conversation),
      /** Everything that is kept of a conversation; files with what is in them. */
      recordsOf: async (conversation: string) => {
        const log = queries.findLog.get({ conversation })?.seq;
        const said = saidIn(conversation);
        return {
          conversation: await find(conversation),
          entries: await read(conversation, 0, Number.MAX_SAFE_INTEGER),
          inputs: log === undefined ? [] : queries.inputs.all({ log }),
          handoffs: queries.handoffsIn.all({ conversation }).map(handoffOf),
          sends: queries.items.all({ conversation }),
          timers: queries.timers.all({ conversation }),
          notUnderstood: saidHere(queries.unrecognised.all({ since: 0 }), said).map(unrecognisedOf),
          erasures: queries.erasuresOf.all({ conversation }),
          files: queries.files.all({ conversation }),
        };
      },
      /** What persons said in a conversation. */
      saidIn,
      askErasures: (conversations: readonly string[], now: number): readonly number[] =>
        ask.immediate({ conversations, now }),
      /** What an erasure has emptied, once it is done. */
      reportOf: (number: number): ErasureReport | undefined => {
        const row = queries.findReport.get({ number });
        return row?.report && row.done_at !== null ? JSON.parse(row.report) : undefined;
      },
      /** Adds a line to the audit. */
      audit: (line: NewAuditLine): void => void queries.insertAudit.run(auditRow(line)),
      close: (): void => void db.close(),
    };
  } catch (error) {
    throw storageError(error, folder);
  }
}
