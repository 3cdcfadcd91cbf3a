import type { Store } from '../domain/ports/store.ts';
import { readAudit } from './audit/stored-audit.ts';
import { readConversations } from './conversations/read-conversations.ts';
import { readHandoffs } from './handoffs/read-handoffs.ts';
import { migrationSql } from './migrations.ts';
import { refuseNewer, refuseOlder, versionOf } from './sqlite/migrate.ts';
import { openExisting } from './sqlite/open-for-reading.ts';
import { readsOf } from './sqlite/reads.ts';
import { storageError } from './sqlite/storage-error.ts';

/** What can be asked beside a running server. */
export type StoreReader = Pick<Store, 'find' | 'read' | 'handoffs' | 'handoff' | 'auditLines' | 'close'>;

/** Reads a folder's database, whether or not a server runs on it. */
export async function openSqliteReader({ folder }: { readonly folder: string }): Promise<StoreReader> {
  const db = openExisting(folder);
  try {
    const version = versionOf(db);
    const newest = migrationSql().length;
    refuseNewer(version, folder, newest);
    refuseOlder(version, folder, newest);
    const reads = readsOf(db, folder);
    const { find, read } = readConversations(reads);
    return { find, read, ...readHandoffs(reads), ...readAudit(reads), close: async () => void db.close() };
  } catch (error) {
    db.close();
    throw storageError(error, folder);
  }
}
