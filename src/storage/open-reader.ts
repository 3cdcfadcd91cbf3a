import type { Store } from '../domain/ports/store.ts';
import { readAudit } from './audit/stored-audit.ts';
import { readConversations } from './conversations/read-conversations.ts';
import { readHandoffs } from './handoffs/read-handoffs.ts';
import { refuseNewer, refuseOlder } from './known-version.ts';
import { migrationSql } from './migrations.ts';
import { openBeside } from './open-beside.ts';
import type { StorePlace } from './open-store.ts';
import type { Reads } from './sql/bound.ts';
import { versionOf } from './sqlite/migrate.ts';
import { openExisting } from './sqlite/open-for-reading.ts';
import { readsOf } from './sqlite/reads.ts';
import { storageError } from './sqlite/storage-error.ts';

/** What can be asked beside a running server. */
export type StoreReader = Pick<Store, 'find' | 'read' | 'handoffs' | 'handoff' | 'auditLines' | 'close'>;

/** Opens the store for reading, whether or not a server runs. */
export async function openReader(place: StorePlace): Promise<StoreReader> {
  const { folder, database } = place;
  if (database) {
    const { reads, close } = await openBeside(place);
    return readerOf(reads, close);
  }
  const db = openExisting(folder);
  try {
    const version = versionOf(db);
    const newest = migrationSql().length;
    refuseNewer(version, folder, newest);
    refuseOlder(version, folder, newest);
    return readerOf(readsOf(db, folder), async () => void db.close());
  } catch (error) {
    db.close();
    throw storageError(error, folder);
  }
}

function readerOf(reads: Reads, close: StoreReader['close']): StoreReader {
  const { find, read } = readConversations(reads);
  return { find, read, ...readHandoffs(reads), ...readAudit(reads), close };
}
