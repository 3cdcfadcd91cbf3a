import { join } from 'node:path';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { FixpathError } from '../../domain/error.ts';
import { resultOf } from '../sql/steps.ts';
import type { WriteStatements } from '../write-statements.ts';
import { createWrites } from '../writes.ts';
import { bindStatements } from './bind-statement.ts';
import { databaseFile } from './database-file.ts';
import { migrate } from './migrate.ts';
import { takeOwnerLock } from './owner-lock.ts';
import { storageError } from './storage-error.ts';
import { createWriteBatch } from './write-batch.ts';
import type { FromWriter, ToWriter, WriterOptions } from './writer-messages.ts';

/** The thread that owns the database: writes whatever is waiting in one transaction, then answers for all of it. */
const { folder, migrations, statements }: WriterOptions = workerData;
const port = parentPort;
// Only somebody who changes the code could start it otherwise.
if (!port)
  throw new FixpathError(
    'storage-no-thread',
    'The writer runs in a thread of its own. Open the store by `openSqliteStore`, which starts it.',
  );
const send = (message: FromWriter): void => port.postMessage(message);

/** At most this many writes share a transaction, so that nobody waits forever behind a burst. */
const mostAtOnce = 1000;

const cacheKilobytes = 32_768;

/**
 * Pages of SQLite's log after which it is folded into the database (16 MB): a page that many turns have changed is then
 * written once for all of them. The usual thousand pages are full after a hundred turns.
 */
const checkpointPages = 4096;

try {
  const release = takeOwnerLock(folder);
  const db = new Database(join(folder, databaseFile), { timeout: 5000 });
  db.pragma('journal_mode = wal');
  db.pragma('synchronous = full');
  db.pragma('foreign_keys = on');
  // What is deleted is overwritten, not only let go of.
  db.pragma('secure_delete = on');
  db.pragma(`cache_size = -${cacheKilobytes}`);
  db.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  migrate(db, folder, migrations);
  const bound = bindStatements<WriteStatements>(db, statements);
  // Nobody else writes here, so leases taken before now are of a process that is dead.
  const writes = createWrites(bound);
  resultOf(writes.freeLeases({}));
  const writeBatch = createWriteBatch(db, writes, folder);

  /** Pages that were let go of, and what pages hold beside their rows, are left behind with the old file and log. */
  const compacted = (): FromWriter => {
    try {
      db.exec('vacuum');
      db.pragma('wal_checkpoint(truncate)');
      return { type: 'compacted' };
    } catch (error) {
      const { code, message } = storageError(error, folder);
      return { type: 'not-compacted', code, message };
    }
  };

  port.on('message', (first: ToWriter) => {
    const writes = [...first.writes];
    let { close, compact } = first;
    while (!close && !compact && writes.length < mostAtOnce) {
      const next: { message: ToWriter } | undefined = receiveMessageOnPort(port);
      if (!next) break;
      writes.push(...next.message.writes);
      ({ close, compact } = next.message);
    }
    if (writes.length > 0) send(writeBatch(writes));
    if (compact) send(compacted());
    if (!close) return;
    db.close();
    release();
    port.close();
  });
  send({ type: 'opened' });
} catch (error) {
  const { code, message } = storageError(error, folder);
  send({ type: 'refused', code, message });
  port.close();
}
