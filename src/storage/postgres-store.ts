import type { FileRoom } from '../domain/conversation/file.ts';
import type { Log } from '../domain/ports/log.ts';
import type { Store } from '../domain/ports/store.ts';
import { postgresReads } from './postgres/bind-pending.ts';
import { connect, type DatabasePlace, databasePlace } from './postgres/connect.ts';
import { hearOthers } from './postgres/hear-others.ts';
import { learnsOnce } from './postgres/learn-once.ts';
import { migratePostgres } from './postgres/migrate.ts';
import { postgresContents } from './postgres/postgres-contents.ts';
import { postgresLanes } from './postgres/postgres-lanes.ts';
import { postgresWriter } from './postgres/postgres-writer.ts';
import { postgresSearch } from './search/postgres-search.ts';
import { storeHealth } from './store-health.ts';
import { storedNouns } from './stored-nouns.ts';
import type { Beside } from './writes.ts';

export type PostgresStoreOptions = {
  /** `postgresql://user:password@host:5432/database`. */
  readonly url: string;
  readonly log?: Log;
  /** Left out: files may take all there is. */
  readonly room?: FileRoom;
  /** Takes a server that may lose what it has acknowledged; refused if left out. */
  readonly takesUnsafe?: boolean;
  /** Waits for a database that is not there yet; yes if left out. */
  readonly waits?: boolean;
  /** How long a write proves that others can be made, ms; five seconds if left out. */
  readonly freshFor?: number;
};

/**
 * A store on PostgreSQL, which any number of processes use at once. Waits for a database that is not there yet. What a process
 * that is dead had leased is free once the lease has passed.
 */
export async function openPostgresStore(given: PostgresStoreOptions): Promise<Store> {
  const { url, log, room, takesUnsafe = false, waits = true, freshFor = 5000 } = given;
  const place = databasePlace(url);
  await using opening = new AsyncDisposableStack();
  const pool = opening.adopt(await connect({ url, log, takesUnsafe, waits }), (opened) => opened.end());
  const health = storeHealth(() => writer.write('attempt', {}), freshFor);
  const writer = opening.adopt(postgresWriter(pool, place, health), ({ close }) => close());
  await migratePostgres(pool, place);
  const reads = postgresReads(pool, place, health.failed);
  const { freeLane, ...lanes } = postgresLanes(pool, place);
  const { unwatch, movedElsewhere, ...nouns } = storedNouns({ writer, reads, lanes, disk: unknownDisk, log, room });
  const { close: deafen, ...others } = await hearOthers({ pool, url, log, movedElsewhere });
  opening.defer(deafen);
  const opened = opening.move();
  return {
    ...nouns,
    shared: { ...others, freeLane, learnOnce: learnsOnce(url, log), contents: postgresContents(pool, place) },
    ...postgresSearch(reads),
    trouble: health.trouble,
    // PostgreSQL checks its pages by itself, where it was made with checksums.
    inspect: async () => [],
    close: async () => {
      unwatch();
      await opened.disposeAsync();
    },
  };
}

/** Where the server's disk ends, the server tells when it is there. */
const unknownDisk = async () => ({ free: Infinity, size: Infinity });

/** What a command reads and writes by, beside a server if one runs. */
export async function openPostgresBeside(database: DatabasePlace): Promise<Beside> {
  const place = databasePlace(database.url);
  const pool = await connect({ ...database, log: undefined, waits: false });
  const writer = postgresWriter(pool, place, { wrote: () => undefined, failed: () => undefined });
  const close = async (): Promise<void> => {
    await writer.close();
    await pool.end();
  };
  try {
    await migratePostgres(pool, place);
  } catch (error) {
    await close();
    throw error;
  }
  return { write: writer.write, reads: postgresReads(pool, place), close };
}
