import type { Database } from 'better-sqlite3';
import { FixpathError } from '../../domain/error.ts';

/** Brings the tables up to the newest version: `migrations` is the SQL of each version, the first being version 1. */
export function migrate(db: Database, folder: string, migrations: readonly (readonly string[])[]): void {
  const found = versionOf(db);
  refuseNewer(found, folder, migrations.length);
  if (found === migrations.length) return;
  db.transaction(() => {
    for (const sql of migrations.slice(found).flat()) db.exec(sql);
    db.pragma(`user_version = ${migrations.length}`);
  }).immediate();
}

export const versionOf = (db: Database): number => Number(db.pragma('user_version', { simple: true }));

export function refuseOlder(found: number, folder: string, known: number): void {
  if (found < known)
    throw new FixpathError(
      'storage-older',
      `${folder}: the database has version ${found}, this Fixpath reads version ${known}. End an older Fixpath that runs on this folder, and start the server of this one: it brings the database up to date.`,
    );
}

export function refuseNewer(found: number, folder: string, known: number): void {
  if (found > known)
    throw new FixpathError(
      'storage-newer',
      `${folder}: the database has version ${found}, this Fixpath knows versions up to ${known}. Run the newer Fixpath again, or put back the copy from before the update.`,
    );
}
