import { Pool, type PoolClient } from 'pg';
import { FixpathError } from '../../../domain/error.ts';
import { differingCounts } from '../../copies/count-rows.ts';
import { copyDamaged, type InspectedCopy } from '../../copies/inspect-copy.ts';
import { expectSameAsWritten } from '../../copies/restore-copy.ts';
import { connectionTo, type DatabasePlace, databasePlace } from '../connect.ts';
import { migratePostgres } from '../migrate.ts';
import { postgresError } from '../postgres-error.ts';
import { inspectDatabaseCopy } from './back-up-database.ts';
import { type CopiedTable, copiedTables } from './copied-tables.ts';
import { readCopy } from './read-copy.ts';

/** Rows that are written at once, and the characters of them that are enough. */
const rowsAtOnce = 500;
const enough = 4 * 1024 ** 2;

/**
 * Puts a copy into a database in which nothing is, and no server runs: all of it or nothing. The copy is looked through before,
 * and its rows are counted after. A database that holds conversations or accounts, or on which a server runs, is never written over.
 */
export async function restoreDatabase({ url }: DatabasePlace, file: string): Promise<InspectedCopy> {
  const place = databasePlace(url);
  const copy = await inspectDatabaseCopy(file);
  await expectSameAsWritten(copy);
  const pool = new Pool({ ...connectionTo(url), max: 1 });
  try {
    // An empty database gets the tables of the copy's version, and the next start brings them up to date; newer ones stay.
    await migratePostgres(pool, place, copy.version);
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query('set local idle_in_transaction_session_timeout = 0');
      await restoreInto(client, copy, place);
      await client.query('commit');
    } finally {
      client.release(true); // what was left undone goes with it
    }
    return copy;
  } catch (error) {
    throw postgresError(error, place);
  } finally {
    await pool.end();
  }
}

async function restoreInto(client: PoolClient, { file, counts }: InspectedCopy, place: string): Promise<void> {
  const tables = await copiedTables(client);
  // Before the look, so that nothing is written between it and the copy.
  const locked = tables.map(({ name }) => `"${name}"`).join(', ');
  await client.query(`lock table ${locked} in access exclusive mode`);
  const occupied = await whatOccupies(client);
  if (occupied !== undefined)
    throw new FixpathError(
      'restore-database-occupied',
      `${place}: ${occupied} already. Make an empty database for the copy, and name that in DATABASE_URL.`,
    );
  const known = new Map(tables.map((table) => [table.name, table]));
  // What triggers count and tell has been counted and told.
  for (const { name } of tables) await client.query(`alter table "${name}" disable trigger user`);
  for (const { name } of tables) await client.query(`delete from "${name}"`); // what a migration wrote is in the copy
  let waiting: { table: CopiedTable; rows: string[]; size: number } | undefined;
  const write = async (): Promise<void> => {
    if (waiting) await insert(client, waiting.table, waiting.rows);
    waiting = undefined;
  };
  for await (const line of readCopy(file)) {
    if (!('table' in line)) continue;
    const table = known.get(line.table);
    if (!table) throw copyDamaged(file, `it has a table "${line.table}", which the database has not`);
    if (waiting && (waiting.table !== table || waiting.rows.length >= rowsAtOnce || waiting.size > enough))
      await write();
    waiting ??= { table, rows: [], size: 0 };
    const row = JSON.stringify(line.row);
    waiting.rows.push(row);
    waiting.size += row.length;
  }
  await write();
  for (const { name } of tables) await client.query(`alter table "${name}" enable trigger user`);
  await client.query(goOnNumbering);
  const found: Record<string, number> = {};
  for (const { name } of tables)
    found[name] = Number((await client.query(`select count(*) as "all" from "${name}"`)).rows[0]?.all);
  const differing = differingCounts(counts, found);
  if (differing.length > 0) throw copyDamaged(file, `other rows have arrived: ${differing.join('; ')}`);
}

/** What keeps a copy from being put into a database, for people; undefined for nothing. */
async function whatOccupies(client: PoolClient): Promise<string | undefined> {
  const holds = async (rows: string): Promise<boolean> =>
    (await client.query(`select exists (select 1 from ${rows}) as "is"`)).rows[0]?.is;
  if (await holds('"conversations"')) return 'there are conversations in it';
  if (await holds('"agents"')) return "there are agents' accounts in it";
  const { rows } = await client.query(`select to_regclass('"processes"') is not null as "are"`);
  if (rows[0]?.are && (await holds('"processes" where "until" > clock_timestamp()'))) return 'a server runs on it';
  return undefined;
}

async function insert(client: PoolClient, { name, columns }: CopiedTable, rows: readonly string[]): Promise<void> {
  const picked = columns.map((column) => `"${column}"`).join(', ');
  await client.query(
    `insert into "${name}" (${picked}) overriding system value
     select ${picked} from json_populate_recordset(null::"${name}", $1::json)`,
    [`[${rows.join()}]`],
  );
}

/** Columns that number rows go on after the highest number that arrived. */
const goOnNumbering = `
  do $$
    declare numbered record;
    begin
      for numbered in select "table_name", "column_name" from information_schema.columns
        where "table_schema" = current_schema() and "is_identity" = 'YES'
      loop
        execute format(
          'select setval(pg_get_serial_sequence(%L, %L), coalesce((select max(%I) from %I), 0) + 1, false)',
          format('%I', numbered."table_name"), numbered."column_name", numbered."column_name", numbered."table_name");
      end loop;
    end
  $$`;
