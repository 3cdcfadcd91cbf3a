import type { StorePlace } from './open-store.ts';
import { openSqliteBeside } from './sqlite/open-sqlite-beside.ts';
import type { Beside } from './writes.ts';

/** What a command reads and writes by, beside a server if one runs. */
export async function openBeside({ folder, database }: StorePlace): Promise<Beside> {
  if (!database) return openSqliteBeside(folder);
  const { openPostgresBeside } = await import('./postgres-store.ts');
  return openPostgresBeside(database);
}
