import type { Pool, PoolClient } from 'pg';
import { refuseNewer } from '../known-version.ts';
import { postgresTables } from './migrations/001-first-tables.ts';
import { searchAndTriggers } from './migrations/002-search-and-triggers.ts';
import { replicas } from './migrations/003-replicas.ts';
import { postgresError } from './postgres-error.ts';

/**
 * How the tables came to be, applied in order and never undone. A version that was released is never edited. A new one
 * only adds: the version of before goes on writing while this one starts, and what it needs is taken away by a later one.
 */
const migrations: readonly (readonly string[])[] = [postgresTables, searchAndTriggers, replicas];

/** Any number that nothing else in the database locks. */
const migrationLock = 4_815_162_342;

/** Brings the tables up to the newest version, once, however many start together. `place` names the database to people. */
export async function migratePostgres(pool: Pool, place: string): Promise<void> {
  const client = await pool.connect();
  try {
    if ((await versionOf(client)) === migrations.length) return;
    await client.query('begin');
    // A server that starts is busy with its content as well, for seconds on end.
    await client.query(`set local idle_in_transaction_session_timeout = '2min'`);
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await client.query('create table if not exists "fixpath_version" ("version" integer not null)');
    const { rows } = await client.query('select coalesce(max("version"), 0) as "version" from "fixpath_version"');
    const found = Number(rows[0]?.version);
    refuseNewer(found, place, migrations.length);
    const missing = migrations.slice(found).flat();
    const done = `insert into "fixpath_version" ("version") values (${migrations.length})`;
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
