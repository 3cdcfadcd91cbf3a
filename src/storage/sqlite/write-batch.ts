import type { Database } from 'better-sqlite3';
import { storageError } from './storage-error.ts';
import type { FromWriter, Write } from './writer-messages.ts';
import type { Writes } from './writes.ts';

type Written = Extract<FromWriter, { type: 'written' }>;

/**
 * Writes a batch in one transaction, so that one sync to disk serves all of it. Each write has a savepoint: one that
 * fails takes back only itself. If the transaction fails, all of them have failed.
 */
export function createWriteBatch(db: Database, writes: Writes, folder: string): (batch: readonly Write[]) => Written {
  const begin = db.prepare('begin immediate');
  const commit = db.prepare('commit');
  const rollback = db.prepare('rollback');
  const savepoint = db.prepare('savepoint one');
  const release = db.prepare('release one');
  const takeBack = db.prepare('rollback to one');

  return (batch) => {
    const results: unknown[] = [];
    const faults: [number, string, string][] = [];
    try {
      begin.run();
      for (const [index, [name, value]] of batch.entries()) {
        savepoint.run();
        try {
          results[index] = (writes[name] as (value: unknown) => unknown)(value); // `Write` pairs name and value
        } catch (error) {
          // A full disk ends the whole transaction, not this write alone.
          if (!db.inTransaction) throw error;
          takeBack.run();
          const { code, message } = storageError(error, folder);
          faults.push([index, code, message]);
          results[index] = undefined;
        }
        release.run();
      }
      commit.run();
      return { type: 'written', results, faults };
    } catch (error) {
      if (db.inTransaction) rollback.run();
      const { code, message } = storageError(error, folder);
      return { type: 'written', results: [], faults: batch.map((_, index) => [index, code, message]) };
    }
  };
}
