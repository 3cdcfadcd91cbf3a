import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileRoom } from '../domain/conversation/file.ts';
import type { FixpathError } from '../domain/error.ts';
import type { Log } from '../domain/ports/log.ts';
import type { Store } from '../domain/ports/store.ts';
import { createLaneLeases } from './conversations/lane-leases.ts';
import { migrationSql } from './migrations.ts';
import { readSearch } from './search/read-search.ts';
import { compiled } from './sql/statement.ts';
import { inspectPages } from './sqlite/inspect-pages.ts';
import { openForReading } from './sqlite/open-for-reading.ts';
import { readsOf } from './sqlite/reads.ts';
import { readyFolder } from './sqlite/ready-folder.ts';
import { storageDamaged, storageError } from './sqlite/storage-error.ts';
import { startWriter, type WriterThread } from './sqlite/writer-thread.ts';
import { storeHealth } from './store-health.ts';
import { storedNouns } from './stored-nouns.ts';
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

/**
 * The embedded store: one SQLite database in a folder that one process owns. A thread of its
 * own makes the writes, in one transaction all that wait together; reads have their own connection here.
 */
export async function openSqliteStore(given: SqliteStoreOptions): Promise<Store> {
  const { folder: asked, log, room, freshFor = 5000, onEnd } = given;
  const folder = asked ?? (await mkdtemp(join(tmpdir(), 'fixpath-store-')));
  await readyFolder(folder);
  const health = storeHealth(() => writer.write('attempt', {}), freshFor);
  const options = { folder, migrations: migrationSql(), statements: compiled(writeStatements, 'sqlite') };
  const writer = await startWriter(options, { ...health, ended: onEnd });
  const db = await openForReadingBeside(writer, folder);
  const reads = readsOf(db, folder, health.failed);
  const inspecting = new AbortController();
  const disk = async () => {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { free: bavail * bsize, size: blocks * bsize };
  };
  const lanes = createLaneLeases();
  const { unwatch, movedElsewhere: _, ...nouns } = storedNouns({ writer, reads, lanes, disk, log, room });
  return {
    ...nouns,
    ...readSearch(reads),
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
