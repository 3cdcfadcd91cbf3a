import type { Pool, PoolClient } from 'pg';
import { refuseNewer } from '../known-version.ts';
import { postgresTables } from './migrations/001-first-tables.ts';
import { searchAndTriggers } from './migrations/002-search-and-triggers.ts';
import { replicas } from './migrations/003-replicas.ts';
import { sharedContent } from './migrations/004-shared-content.ts';
import { postgresError } from './postgres-error.ts';

/**
 * How the tables came to be, applied in order and never undone. A version that was released is never edited. A new one
 * only adds: the program of before goes on writing while this one starts, and what it needs is taken away by a later one.
 */
const migrations: readonly (readonly string[])[] = [postgresTables, searchAndTriggers, replicas, sharedContent];

/**
 * The program that knew so many versions of the tables may still use the newest: it may start on them in the middle of an update,
 * and be put back. To be raised with the version that takes away what it needs. Programs before the fourth do not look for it,
 * and start on no tables but their own.
 */
const oldestProgram = 4;

/** The version that brought the column which tells it. */
const tellsOldest = 4;

/** Any number that nothing else in the database locks. */
const migrationLock = 4_815_162_342;

/**
 * Brings the tables up to a version, the newest if left out, once, however many start together. `place` names the database to
 * people.
 */
export async function migratePostgres(pool: Pool, place: string, upTo = migrations.length): Promise<void> {
  const client = await pool.connect();
  try {
    if ((await versionOf(client)) === upTo) return;
    await client.query('begin');
    // A server that starts is busy with its content as well, for seconds on end.
    await client.query(`set local idle_in_transaction_session_timeout = '2min'`);
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await client.query('create table if not exists "fixpath_version" ("version" integer not null)');
    const { rows } = await client.query('select * from "fixpath_version" order by "version" desc limit 1');
    const { version = 0, oldest = 0 } = rows[0] ?? {};
    const takesUs = Number(oldest) <= migrations.length;
    if (!takesUs) refuseNewer(Number(version), place, migrations.length);
    refuseNewer(upTo, place, migrations.length);
    const missing = migrations.slice(Number(version), upTo).flat();
    const [columns, values] =
      upTo < tellsOldest ? ['"version"', upTo] : ['"version", "oldest"', `${upTo}, ${oldestProgram}`];
    const done = `insert into "fixpath_version" (${columns}) values (${values})`;
    if (missing.length > 0) await client.query([...missing, done].join(';\n'));
    await client.query('commit');
  } catch (error) {
    throw postgresError(error, place);
  } finally {
    client.release(true); // whatever was left undone in it goes with it
  }
}

/** The version of the tables; undefined where there are none yet. */
async function versionOf(client: PoolClient): Promise<number | undefined> {
  const { rows: known } = await client.query(`select to_regclass('"fixpath_version"') is not null as "is"`);
  if (known[0]?.is !== true) return undefined;
  const { rows } = await client.query('select max("version") as "version" from "fixpath_version"');
  return Number(rows[0]?.version);
}
