import { join } from 'node:path';
import Database from 'better-sqlite3';
import { FixpathError } from '../../domain/error.ts';

/**
 * Makes this process the folder's only writer until the returned function is called or the process ends, however it
 * ends: the lock is an open transaction on a file of its own, and the operating system drops it with the process.
 */
export function takeOwnerLock(folder: string): () => void {
  const lock = new Database(join(folder, 'owner.sqlite'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if ((error as { code?: unknown }).code !== 'SQLITE_BUSY') throw error; // a SqliteError has a code
    throw new FixpathError(
      'storage-owned',
      `${folder}: another Fixpath is running on this folder. End that one first, or give this one a DATA_DIR of its own.`,
      { cause: error },
    );
  }
  return () => lock.close();
}
