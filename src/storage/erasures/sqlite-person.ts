import type { NewAuditLine } from '../../domain/audit/audit.ts';
import { auditRow, auditStatements } from '../audit/audit-statements.ts';
import { readConversations } from '../conversations/read-conversations.ts';
import { fileAndSecretStatements } from '../files-and-secrets/file-and-secret-statements.ts';
import { bindStatements } from '../sqlite/bind-statement.ts';
import { openBeside } from '../sqlite/open-beside.ts';
import { readsOf } from '../sqlite/reads.ts';
import { storageError } from '../sqlite/storage-error.ts';
import { erasureStatements } from './erasure-statements.ts';
import { readPersons } from './read-persons.ts';
import { writeErasureRequests } from './write-erasures.ts';

/** What the command for one person's records needs, whether or not a server runs on the folder. */
export type OpenPersonRecords = Awaited<ReturnType<typeof openSqlitePerson>>;

/** Opens a folder's records of persons, beside a server if one runs. */
export async function openSqlitePerson({ folder }: { readonly folder: string }) {
  try {
    const db = await openBeside(folder);
    const reads = readsOf(db, folder);
    const conversations = readConversations(reads);
    const queries = bindStatements(db, {
      ...erasureStatements,
      ...auditStatements,
      findSecret: fileAndSecretStatements.findSecret,
    });
    const ask = db.transaction(writeErasureRequests(queries).askErasures);
    return {
      find: conversations.find,
      ...readPersons(reads, conversations),
      /** Signs what is known here of somebody whom a site names; undefined before the first start. */
      signingKey: (): string | undefined => queries.findSecret.get({ name: 'signing-key' })?.value,
      askErasures: (conversations: readonly string[], now: number): readonly number[] =>
        ask.immediate({ conversations, now }),
      /** Adds a line to the audit. */
      audit: (line: NewAuditLine): void => void queries.insertAudit.run(auditRow(line)),
      close: (): void => void db.close(),
    };
  } catch (error) {
    throw storageError(error, folder);
  }
}
