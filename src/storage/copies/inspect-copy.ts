import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import { FixpathError } from '../../domain/error.ts';
import { versionOf } from '../sqlite/migrate.ts';
import { countRows, type RowCounts } from './count-rows.ts';

/** What is known of a copy once every page, reference and row of it was looked at. */
export type InspectedCopy = {
  readonly file: string;
  readonly bytes: number;
  /** SHA-256 in hex. */
  readonly sha256: string;
  /** The version of its tables; the server that starts on it brings them up to date. */
  readonly version: number;
  readonly counts: RowCounts;
};

/** Faults told at most: one is enough to refuse a copy. */
const mostFaults = 5;

/**
 * Looks at a whole copy: every page and index, every reference between tables, the rows of each table. Throws
 * `backup-damaged` for whatever is no database of ours or is damaged, and leaves the file as it is.
 */
export async function inspectCopy(file: string): Promise<InspectedCopy> {
  const found = lookInto(file);
  const { size } = await stat(file);
  return { file, bytes: size, sha256: await hashOf(file), ...found };
}

function lookInto(file: string): Pick<InspectedCopy, 'version' | 'counts'> {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    // One row that says "ok", or one for each fault.
    const pages = db.pragma(`integrity_check(${mostFaults})`) as readonly { readonly integrity_check: string }[];
    const faults = pages.map((row) => row.integrity_check).filter((told) => told !== 'ok');
    const orphans = db.pragma('foreign_key_check') as readonly unknown[];
    if (orphans.length > 0) faults.push(`${orphans.length} rows refer to others that are not there`);
    const counts = countRows(db);
    if (counts.conversations === undefined) faults.push('it holds no conversations');
    if (faults.length > 0) throw copyDamaged(file, faults.join('; '));
    return { version: versionOf(db), counts };
  } catch (error) {
    throw error instanceof FixpathError ? error : copyDamaged(file, String((error as Error).message), error);
  } finally {
    db?.close();
  }
}

/** The error of a copy that cannot be relied on. */
export function copyDamaged(file: string, why: string, cause?: unknown): FixpathError {
  return new FixpathError(
    'backup-damaged',
    `${file}: this is no whole copy of a Fixpath database (${why}). Take another copy.`,
    { cause },
  );
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
