import { chmod, open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { FixpathError } from '../../domain/error.ts';
import { makeFolder } from '../../domain/make-folder.ts';
import { openExisting } from '../sqlite/open-for-reading.ts';
import { storageError } from '../sqlite/storage-error.ts';
import { countRows, differingCounts, type RowCounts } from './count-rows.ts';
import { makeDurable } from './durable.ts';
import { copyDamaged, type InspectedCopy, inspectCopy } from './inspect-copy.ts';

/** Beside a copy stands its SHA-256, as `sha256sum -c` reads it. */
export const checksumEnding = '.sha256';

/** Pages copied in one step; between steps the process can be ended. */
const pagesAtOnce = 4096;

/**
 * Copies a folder's database into a file, whether or not a server runs on it: all of it as of one moment, without keeping
 * the server from writing. The copy is looked through, its rows are compared with those that were copied, and it is on
 * the disk when this resolves; only then it gets its name. Throws `backup-taken` where there is a file of that name.
 */
export async function backUp(folder: string, file: string): Promise<InspectedCopy> {
  try {
    return await takeCopy(file, (unfinished) => copyInto(folder, unfinished), inspectCopy);
  } catch (error) {
    throw storageError(error, folder);
  }
}

/**
 * Takes a copy under a name of its own, and gives it its name once it is whole: looked through, its rows compared with
 * those that were copied, and on the disk. Nothing is left of one that fails.
 *
 * @param copy copies into a file, and counts the rows that were copied
 */
export async function takeCopy(
  file: string,
  copy: (unfinished: string) => Promise<RowCounts>,
  inspect: (unfinished: string) => InspectedCopy | Promise<InspectedCopy>,
): Promise<InspectedCopy> {
  const unfinished = `${file}.unfinished-${process.pid}`;
  try {
    await makeFolder(dirname(file));
    const counts = await copy(unfinished);
    const inspected = await inspect(unfinished);
    const differing = differingCounts(counts, inspected.counts);
    if (differing.length > 0) throw copyDamaged(file, `it has other rows: ${differing.join('; ')}`);
    await makeDurable(unfinished);
    await finishCopy(unfinished, file, inspected.sha256);
    return { ...inspected, file };
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Copies what one transaction sees, and counts what it sees. */
async function copyInto(folder: string, file: string): Promise<RowCounts> {
  const db = openExisting(folder);
  try {
    db.exec('begin');
    const counts = countRows(db);
    await db.backup(file, { progress: () => pagesAtOnce });
    db.exec('commit');
    const copy = new Database(file);
    // A file by itself: the copy has the mark of a database with a log beside it.
    copy.pragma('journal_mode = delete');
    copy.close();
    await chmod(file, 0o600);
    return counts;
  } finally {
    db.close();
  }
}

/** Gives a whole copy its name, and puts its SHA-256 beside it. */
async function finishCopy(unfinished: string, file: string, sha256: string): Promise<void> {
  await nameForGood(unfinished, file);
  await writeFile(file + checksumEnding, `${sha256}  ${basename(file)}\n`, { mode: 0o600 });
  await makeDurable(file + checksumEnding);
  await makeDurable(dirname(file));
}

/** A rename takes any file's place, so the name is taken first, which only one can. */
async function nameForGood(unfinished: string, file: string): Promise<void> {
  try {
    await (await open(file, 'wx', 0o600)).close();
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
    throw new FixpathError('backup-taken', `${file}: there is such a file already. Name another, or remove it first.`);
  }
  await rename(unfinished, file);
}
