import { join } from 'node:path';
import Database from 'better-sqlite3';
import { databaseFile } from './database-file.ts';

const cacheKilobytes = 16_384;

/** A connection that can only read, beside the writer's or another process's. */
export function openForReading(folder: string): Database.Database {
  const db = new Database(join(folder, databaseFile), { readonly: true, fileMustExist: true, timeout: 5000 });
  db.pragma(`cache_size = -${cacheKilobytes}`);
  return db;
}
