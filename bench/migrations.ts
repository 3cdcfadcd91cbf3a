import { parseArgs } from 'node:util';
import { Client, Pool } from 'pg';
import { installApart } from '../scripts/install-apart.ts';
import { migratePostgres } from '../src/storage/postgres/migrate.ts';
import { openPostgresStore } from '../src/storage/postgres-store.ts';
import { createDatabase, startPostgres } from '../test/postgres/start-postgres.ts';
import { copyPlayedInPostgres } from './copy-played.ts';
import { storeTurn } from './store-turn.ts';

/**
 * How long a database of many conversations is held up by each version of PostgreSQL's tables, from the first one on:
 * `npm run -s bench -- migrations [--most 100000]`. A version is one transaction, which lets nobody else write to the tables that it
 * changes, so that all of it counts and not each statement.
 */
const { values } = parseArgs({ options: { most: { type: 'string', default: '100000' } } });

/** How long a version may take, ms: processes of the one before go on beside it. */
const bearable = 1000;

installApart('test/postgres');
const server = await startPostgres({ inMemory: false });
try {
  const newest = await createDatabase(server.url, 'newest');
  const store = await openPostgresStore({ url: newest });
  for (let turn = 0; turn < 3; turn++) {
    const now = Date.now();
    await storeTurn(store, 'played', (await store.takeLane('played', 'bench', now, now + 60_000)).fence);
  }
  await store.close();

  const url = await createDatabase(server.url, 'oldest');
  const pool = new Pool({ connectionString: url });
  await migratePostgres(pool, 'the database', 1);
  const [from, into] = [new Client(newest), new Client(url)];
  await Promise.all([from.connect(), into.connect()]);
  for (const table of ['conversations', 'logs', 'entries', 'inputs', 'timers']) {
    const { rows } = await from.query(`select to_json(each) as "row" from "${table}" as each`);
    for (const { row } of rows)
      await into.query(
        `insert into "${table}" overriding system value select * from json_populate_record(null::"${table}", $1)`,
        [JSON.stringify(row)],
      );
  }
  // The next ones get numbers of their own.
  for (const table of ['logs', 'timers'])
    await into.query(`select setval(pg_get_serial_sequence('${table}', 'seq'), (select max("seq") from "${table}"))`);
  await copyPlayedInPostgres(url, Number(values.most));

  const known = await from.query('select max("version") as "version" from "fixpath_version"');
  await Promise.all([from.end(), into.end()]);
  for (let version = 2; version <= Number(known.rows[0]?.version); version++) {
    const began = performance.now();
    await migratePostgres(pool, 'the database', version);
    const took = Math.round(performance.now() - began);
    console.log(`version ${version}: ${took} ms with ${values.most} conversations`);
    if (took > bearable) process.exitCode = 1;
  }
  await pool.end();
} finally {
  await server.stop();
}
