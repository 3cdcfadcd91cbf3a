import type { FileRoom } from '../domain/conversation/file.ts';
import type { FixpathError } from '../domain/error.ts';
import type { Log } from '../domain/ports/log.ts';
import type { Store } from '../domain/ports/store.ts';
import type { DatabasePlace } from './postgres/connect.ts';
import { openSqliteStore } from './sqlite-store.ts';

/** Where everything is kept: in a PostgreSQL database if one is named, and otherwise in a folder. */
export type StorePlace = { readonly folder: string; readonly database: DatabasePlace | undefined };

export type StoreOptions = StorePlace & {
  readonly log?: Log;
  /** Left out: files may take all there is. */
  readonly room?: FileRoom;
  /** Waits for a database that is not there yet; yes if left out. */
  readonly waits?: boolean;
  /** Called if the store ends by itself: it still reads, but writes nothing more. Only a new process helps. */
  readonly onEnd?: (error: FixpathError) => void;
};

/** Opens the store where it is. What only PostgreSQL needs is loaded only for it. */
export async function openStore({ folder, database, ...options }: StoreOptions): Promise<Store> {
  if (!database) return openSqliteStore({ folder, ...options });
  const { openPostgresStore } = await import('./postgres-store.ts');
  return openPostgresStore({ ...database, ...options });
}
