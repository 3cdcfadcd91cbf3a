import { constants, copyFile, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { FixpathError } from '../../domain/error.ts';
import { makeFolder } from '../../domain/make-folder.ts';
import { refuseNewer } from '../known-version.ts';
import { migrationSql } from '../migrations.ts';
import { databaseFile } from '../sqlite/database-file.ts';
import { migrate } from '../sqlite/migrate.ts';
import { takeOwnerLock } from '../sqlite/owner-lock.ts';
import { storageError } from '../sqlite/storage-error.ts';
import { checksumEnding } from './back-up.ts';
import { makeDurable } from './durable.ts';
import { copyDamaged, type InspectedCopy, inspectCopy } from './inspect-copy.ts';

export type RestoreOptions = {
  /** Where the database is to be, without a server on it. */
  readonly folder: string;
  /** The copy; it stays as it is. */
  readonly file: string;
  /** Whether a database that is there may be set aside. */
  readonly replaces: boolean;
  /** Names what is set aside. */
  readonly stamp: string;
};

/** `setAside`: where the database is kept that was there before. */
export type Restored = { readonly copy: InspectedCopy; readonly setAside?: string };

const besides = ['-wal', '-shm'];

/**
 * Puts a copy in a folder's place. It is looked through before and after, and on the disk when this resolves. A database
 * that is there is never written over: without `replaces` it is refused (`restore-occupied`), with it set aside whole.
 * Whatever fails, the folder has the database of before or the copy, never half of one.
 */
export async function restoreCopy({ folder, file, replaces, stamp }: RestoreOptions): Promise<Restored> {
  const database = join(folder, databaseFile);
  const arriving = `${database}.restoring`;
  let release: (() => void) | undefined;
  try {
    const copy = await inspectCopy(file);
    await expectSameAsWritten(copy);
    refuseNewer(copy.version, file, migrationSql().length);
    await makeFolder(folder);
    release = takeOwnerLock(folder);
    const isOccupied = await exists(database);
    if (isOccupied && !replaces)
      throw new FixpathError(
        'restore-occupied',
        `${folder}: there is a database already. Add --replace to set it aside for the copy, or set another DATA_DIR.`,
      );
    await copyFile(file, arriving);
    const arrived = await inspectCopy(arriving);
    if (arrived.sha256 !== copy.sha256) throw copyDamaged(file, 'it did not arrive as it was read');
    if (isOccupied) carryOver(database, arriving);
    await makeDurable(arriving);
    const setAside = isOccupied ? `${database}.before-${stamp}` : undefined;
    if (setAside !== undefined) {
      await keepBeside(database, setAside);
      await makeDurable(setAside);
    }
    for (const ending of besides) await rm(database + ending, { force: true });
    await rename(arriving, database);
    await makeDurable(folder);
    return { copy, ...(setAside !== undefined && { setAside }) };
  } catch (error) {
    throw storageError(error, folder);
  } finally {
    await rm(arriving, { force: true });
    release?.();
  }
}

/** What was written beside the copy when it was made tells of bits that have flipped since. */
export async function expectSameAsWritten({ file, sha256 }: InspectedCopy): Promise<void> {
  const written = await readFile(file + checksumEnding, 'utf8').catch(() => undefined);
  if (written === undefined || written.startsWith(sha256)) return;
  throw new FixpathError(
    'backup-changed',
    `${file}: it is not what ${file}${checksumEnding} says it was. Take another copy; remove that file if you changed the copy yourself.`,
  );
}

/**
 * What was erased since the copy was made would be back: it is put on record again, and the next start erases it. The audit
 * goes on: its lines since then are added. Nothing can be carried from a database that is damaged.
 */
function carryOver(database: string, arriving: string): void {
  const erased = rowsIn<{ conversation: string; asked_at: number }>(
    database,
    'select conversation, max(asked_at) as asked_at from erasures group by 1',
  );
  const audit = rowsIn<Audited>(database, 'select * from audit order by number');
  if (erased.length === 0 && audit.length === 0) return;
  const db = new Database(arriving);
  try {
    migrate(db, arriving, migrationSql());
    const ask = db.prepare(`
      insert into erasures (conversation, asked_at) select id, ?
      from conversations where id = ? and not exists (select 1 from erasures where conversation = id and asked_at >= ?)`);
    for (const { conversation, asked_at } of erased) ask.run(asked_at, conversation, asked_at);
    const keep = db.prepare(`
      insert into audit (number, at, event, who, "from", about) select @number, @at, @event, @who, @from, @about
      where not exists (select 1 from audit where number = @number)`);
    for (const line of audit) keep.run(line);
    db.pragma('journal_mode = delete');
  } finally {
    db.close();
  }
}

type Audited = Readonly<Record<'number' | 'at' | 'event' | 'who' | 'from' | 'about', string | number | null>>;

/** The rows of a query; none where the database is of a version before that table, or damaged. */
function rowsIn<Row>(database: string, sql: string): readonly Row[] {
  let db: Database.Database | undefined;
  try {
    db = new Database(database);
    return db.prepare<[], Row>(sql).all();
  } catch {
    return [];
  } finally {
    db?.close();
  }
}

/** A second copy of the database, with its log folded into it, or beside it where it is damaged. */
async function keepBeside(database: string, setAside: string): Promise<void> {
  try {
    const db = new Database(database);
    db.pragma('journal_mode = delete');
    db.close();
  } catch {
    // Damaged: that may be why a copy is put in its place. Its log is kept as it is.
  }
  for (const ending of ['', ...besides])
    if (await exists(database + ending))
      await copyFile(database + ending, setAside + ending, constants.COPYFILE_FICLONE);
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}
