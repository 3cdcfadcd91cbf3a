import type { Database } from 'better-sqlite3';
import { resultOf, type Steps } from '../sql/steps.ts';
import type { Writes } from '../writes.ts';
import { storageError } from './storage-error.ts';
import type { FromWriter, Write } from './writer-messages.ts';

/** How long a write waits for another program that holds the database locked, ms; and as long as one is known to, so that senders are told at once. */
const [patience, impatience] = [5000, 100];

type Written = Extract<FromWriter, { type: 'written' }>;

/**
 * Writes a batch in one transaction, so that one sync to disk serves all of it. If a write fails, the batch is taken
 * back and made again with a savepoint around each write, so that what fails takes back only itself; savepoints copy
 * every page they touch, which would cost too much in every batch. If the transaction fails, all of them have failed.
 */
export function createWriteBatch(db: Database, writes: Writes, folder: string): (batch: readonly Write[]) => Written {
  const begin = db.prepare('begin immediate');
  const commit = db.prepare('commit');
  const rollback = db.prepare('rollback');
  const savepoint = db.prepare('savepoint one');
  const release = db.prepare('release one');
  const takeBack = db.prepare('rollback to one');
  const write = ([name, value]: Write): unknown =>
    resultOf((writes[name] as (value: unknown) => Steps<unknown>)(value)); // `Write` pairs name and value

  const together = (batch: readonly Write[]): Written => {
    begin.run();
    const results = batch.map(write);
    commit.run();
    return { type: 'written', results, faults: [] };
  };

  const oneByOne = (batch: readonly Write[]): Written => {
    const results: unknown[] = [];
    const faults: Written['faults'][number][] = [];
    begin.run();
    for (const [index, each] of batch.entries()) {
      savepoint.run();
      try {
        results[index] = write(each);
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
  };

  const taken = (batch: readonly Write[], make: (batch: readonly Write[]) => Written): Written => {
    try {
      return make(batch);
    } catch (error) {
      if (db.inTransaction) rollback.run();
      const { code, message } = storageError(error, folder);
      return { type: 'written', results: [], faults: batch.map((_, index) => [index, code, message]) };
    }
  };

  let waits = 0;
  const waitFor = (longest: number): void => {
    if (waits !== longest) db.pragma(`busy_timeout = ${longest}`);
    waits = longest;
  };
  waitFor(patience);

  return (batch) => {
    const written = taken(batch, together);
    const isLocked = written.faults.some(([, code]) => code === 'storage-busy');
    waitFor(isLocked ? impatience : patience);
    return written.faults.length > 0 && batch.length > 1 && !isLocked ? taken(batch, oneByOne) : written;
  };
}
