import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileRoom } from '../domain/conversation/file.ts';
import type { FixpathError } from '../domain/error.ts';
import { makeFolder } from '../domain/make-folder.ts';
import type { Log } from '../domain/ports/log.ts';
import type { Store } from '../domain/ports/store.ts';
import { storedAccounts } from './accounts/stored-accounts.ts';
import { storedAudit } from './audit/stored-audit.ts';
import { readBundles } from './bundles/read-bundles.ts';
import { storedCanned } from './canned/stored-canned.ts';
import { storedConversations } from './conversations/stored-conversations.ts';
import { storedShown } from './conversations/stored-shown.ts';
import { readPersons } from './erasures/read-persons.ts';
import { storedErasures } from './erasures/stored-erasures.ts';
import { storedFilesAndSecrets } from './files-and-secrets/stored-files-and-secrets.ts';
import { readHandoffs } from './handoffs/read-handoffs.ts';
import { migrationSql } from './migrations.ts';
import { storedItems } from './outbox/stored-items.ts';
import { readSearch } from './search/read-search.ts';
import { compiled } from './sql/statement.ts';
import { inspectPages } from './sqlite/inspect-pages.ts';
import { openForReading } from './sqlite/open-for-reading.ts';
import { readsOf } from './sqlite/reads.ts';
import { storageDamaged, storageError } from './sqlite/storage-error.ts';
import { storeHealth } from './sqlite/store-health.ts';
import { startWriter, type WriterThread } from './sqlite/writer-thread.ts';
import { storedTimers } from './timers/stored-timers.ts';
import { storedUnrecognised } from './unrecognised/stored-unrecognised.ts';
import { watching } from './watching.ts';
import { writeStatements } from './write-statements.ts';

export type SqliteStoreOptions = {
  /** Where the database lives; made if it is not there. Undefined: a temporary folder, removed on close. */
  readonly folder: string | undefined;
  readonly log?: Log;
  /** Left out: files may take all there is. */
  readonly room?: FileRoom;
  /** How long a write proves that others can be made, ms; five seconds if left out. */
  readonly freshFor?: number;
  /** Called if the store ends by itself: it still reads, but writes nothing more. Only a new process helps. */
  readonly onEnd?: (error: FixpathError) => void;
};

const endless: FileRoom = { conversation: Infinity, desk: Infinity, free: 0 };

/**
 * The embedded store: one SQLite database in a folder that one process owns. A thread of its
 * own makes the writes, in one transaction all that wait together; reads have their own connection here.
 */
export async function openSqliteStore(given: SqliteStoreOptions): Promise<Store> {
  const { folder: asked, log, room = endless, freshFor = 5000, onEnd } = given;
  const folder = await readyFolder(asked);
  const health = storeHealth(() => writer.write('attempt', {}), freshFor);
  const options = { folder, migrations: migrationSql(), statements: compiled(writeStatements, 'sqlite') };
  const writer = await startWriter(options, { ...health, ended: onEnd });
  const db = await openForReadingBeside(writer, folder);
  const reads = readsOf(db, folder, health.failed);
  const inspecting = new AbortController();
  const { watch, grown, unwatch } = watching(log);
  const { nextTimer, ...timers } = storedTimers(writer, reads);
  const { nextItem, ...items } = storedItems(writer, reads);
  const { forgetLog, ...conversations } = storedConversations(writer, reads, grown);
  return {
    ...conversations,
    ...timers,
    ...items,
    ...readBundles(reads),
    ...readHandoffs(reads),
    ...readSearch(reads),
    ...storedAccounts(writer, reads),
    ...storedCanned(writer, reads),
    ...storedShown(writer, reads),
    ...storedUnrecognised(writer, reads),
    ...storedAudit(writer, reads),
    ...storedErasures(writer, reads, forgetLog),
    ...readPersons(reads, conversations),
    ...storedFilesAndSecrets(writer, reads, folder, room),
    moveDues: (by) => writer.write('moveDues', { by }),
    nextDue: async () => {
      const dues = await Promise.all([nextTimer(), nextItem()]);
      const known = dues.filter((due) => due !== undefined);
      return known.length > 0 ? Math.min(...known) : undefined;
    },
    watch,
    trouble: health.trouble,
    inspect: async () => {
      const faults = await inspectPages(folder, inspecting.signal);
      if (faults.length > 0) health.failed(storageDamaged(folder, faults));
      return faults;
    },
    close: async () => {
      inspecting.abort();
      db.close(); // First, so that the writer is the last and folds SQLite's log into the database.
      await writer.close();
      unwatch();
      if (asked === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openForReadingBeside(writer: WriterThread, folder: string) {
  try {
    return openForReading(folder);
  } catch (error) {
    await writer.close();
    throw storageError(error, folder);
  }
}

async function readyFolder(folder: string | undefined): Promise<string> {
  if (folder === undefined) return mkdtemp(join(tmpdir(), 'fixpath-store-'));
  try {
    await makeFolder(folder);
    return folder;
  } catch (error) {
    throw storageError(error, folder);
  }
}
