import type { Database } from 'better-sqlite3';
import { refuseNewer } from '../known-version.ts';

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
