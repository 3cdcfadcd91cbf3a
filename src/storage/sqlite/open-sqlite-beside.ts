import { join } from 'node:path';
import Database from 'better-sqlite3';
import { FixpathError } from '../../domain/error.ts';
import { makeFolder } from '../../domain/make-folder.ts';
import { refuseNewer, refuseOlder } from '../known-version.ts';
import { migrationSql } from '../migrations.ts';
import { compiled } from '../sql/statement.ts';
import { resultOf, type Steps } from '../sql/steps.ts';
import { type WriteStatements, writeStatements } from '../write-statements.ts';
import { type Beside, createWrites, type Writes } from '../writes.ts';
import { bindStatements } from './bind-statement.ts';
import { databaseFile } from './database-file.ts';
import { migrate, versionOf } from './migrate.ts';
import { takeOwnerLock } from './owner-lock.ts';
import { readsOf } from './reads.ts';
import { storageError } from './storage-error.ts';

/**
 * What a command reads and writes by, beside a server if one runs. The owner's lock guards conversations, of which there
 * may be one writer; what a command writes goes in single transactions that wait for the server's, and the server's for
 * them.
 */
export async function openSqliteBeside(folder: string): Promise<Beside> {
  try {
    const db = await connectBeside(folder);
    const writes = createWrites(bindStatements<WriteStatements>(db, compiled(writeStatements, 'sqlite')));
    return {
      write: async (name, value) => {
        const made = writes[name] as (given: typeof value) => ReturnType<Writes[typeof name]>; // the same name's
        try {
          return db.transaction(() => resultOf<never>(made(value) as Steps<never>)).immediate();
        } catch (error) {
          throw storageError(error, folder);
        }
      },
      reads: readsOf(db, folder),
      close: async () => void db.close(),
    };
  } catch (error) {
    throw storageError(error, folder);
  }
}

/** The connection by which it is done. */
export async function connectBeside(folder: string): Promise<Database.Database> {
  await makeFolder(folder);
  bringUpToDate(folder);
  const db = new Database(join(folder, databaseFile), { fileMustExist: true, timeout: 5000 });
  db.pragma('foreign_keys = on');
  // As the server: what a command has said is done survives a power cut.
  db.pragma('synchronous = full');
  return db;
}

/** Without a server the tables are made here; a server that runs has made them, if it knows of them at all. */
function bringUpToDate(folder: string): void {
  const release = lockIfFree(folder);
  try {
    const db = new Database(join(folder, databaseFile), { timeout: 5000 });
    try {
      if (release) {
        db.pragma('journal_mode = wal');
        migrate(db, folder, migrationSql());
      }
      const version = versionOf(db);
      refuseNewer(version, folder, migrationSql().length);
      refuseOlder(version, folder, migrationSql().length);
    } finally {
      db.close();
    }
  } finally {
    release?.();
  }
}

function lockIfFree(folder: string): (() => void) | undefined {
  try {
    return takeOwnerLock(folder);
  } catch (error) {
    if (error instanceof FixpathError && error.code === 'storage-owned') return undefined;
    throw error;
  }
}
