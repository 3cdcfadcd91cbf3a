import { join } from 'node:path';
import Database from 'better-sqlite3';
import { FixpathError } from '../../domain/error.ts';
import { databaseFile } from './database-file.ts';

const cacheKilobytes = 16_384;

/** A connection that can only read, beside the writer's or another process's. */
export function openForReading(folder: string): Database.Database {
  const db = new Database(join(folder, databaseFile), { readonly: true, fileMustExist: true, timeout: 5000 });
  db.pragma(`cache_size = -${cacheKilobytes}`);
  return db;
}

/** The same for a command: says of a folder without a database where to find one. */
export function openExisting(folder: string): Database.Database {
  try {
    return openForReading(folder);
  } catch (error) {
    throw new FixpathError(
      'storage-absent',
      `${folder}: no database can be read here. Start the server once, or set DATA_DIR to the folder it uses.`,
      { cause: error },
    );
  }
}
