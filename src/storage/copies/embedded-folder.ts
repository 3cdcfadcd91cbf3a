import { FixpathError } from '../../domain/error.ts';
import type { DatabasePlace } from '../postgres/connect.ts';

/** The folder of the embedded database, for commands that copy it whole; a PostgreSQL server has ways of its own for that. */
export function embeddedFolder({
  dataDir,
  database,
}: {
  readonly dataDir: string;
  readonly database: DatabasePlace | undefined;
}): string {
  if (database === undefined) return dataDir;
  throw new FixpathError(
    'backup-elsewhere',
    'DATABASE_URL is set: all is kept in PostgreSQL. Copy it by pg_dump and put it back by pg_restore, or leave DATABASE_URL out to copy the embedded database of DATA_DIR.',
  );
}
