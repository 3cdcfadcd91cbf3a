import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { takeCopy } from '../../copies/back-up.ts';
import { differingCounts } from '../../copies/count-rows.ts';
import { copyDamaged, type InspectedCopy } from '../../copies/inspect-copy.ts';
import { connectionTo, type DatabasePlace, databasePlace } from '../connect.ts';
import { postgresError } from '../postgres-error.ts';
import { copiedTables } from './copied-tables.ts';
import { readCopy } from './read-copy.ts';

/** Rows that are asked for at once; of files, which may have megabytes each, one. */
const rowsAtOnce = 500;

/**
 * Copies a PostgreSQL database into a file, beside the servers that run on it: all of it as of one moment. The copy is read again,
 * its rows are counted, and it is on the disk when this resolves; only then it gets its name. Throws `backup-taken` where there is
 * a file of that name.
 */
export async function backUpDatabase({ url }: DatabasePlace, file: string): Promise<InspectedCopy> {
  const client = new Client(connectionTo(url));
  client.on('error', () => undefined); // the next question tells
  try {
    const copy = async (unfinished: string) => {
      await client.connect();
      return copyInto(client, unfinished);
    };
    return await takeCopy(file, copy, inspectDatabaseCopy);
  } catch (error) {
    throw postgresError(error, databasePlace(url));
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Reads a whole copy: what it says of itself, and what it holds. */
export async function inspectDatabaseCopy(file: string): Promise<InspectedCopy> {
  let version = 0;
  let told: Readonly<Record<string, number>> = {};
  const counts: Record<string, number> = {};
  for await (const line of readCopy(file)) {
    if ('fixpath' in line) version = line.version;
    else if ('counts' in line) told = line.counts;
    else counts[line.table] = (counts[line.table] ?? 0) + 1;
  }
  for (const table of Object.keys(told)) counts[table] ??= 0;
  const differing = differingCounts(told, counts);
  if (differing.length > 0) throw copyDamaged(file, `it has other rows: ${differing.join('; ')}`);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return { file, bytes: (await stat(file)).size, sha256: hash.digest('hex'), version, counts };
}

/** Writes what one transaction sees, and counts what it sees. */
async function copyInto(client: Client, file: string): Promise<Readonly<Record<string, number>>> {
  const packed = createGzip();
  const written = pipeline(packed, createWriteStream(file, { mode: 0o600 }));
  written.catch(() => undefined); // told when it is waited for
  const write = async (line: string): Promise<void> => {
    if (!packed.write(`${line}\n`)) await Promise.race([once(packed, 'drain'), written]);
  };
  await client.query('begin isolation level repeatable read read only');
  // It reads for as long as it takes.
  await client.query('set local idle_in_transaction_session_timeout = 0');
  const { rows: versions } = await client.query('select max("version") as "version" from "fixpath_version"');
  await write(JSON.stringify({ fixpath: 'copy', version: Number(versions[0]?.version) }));
  const counts: Record<string, number> = {};
  for (const { name, columns } of await copiedTables(client)) {
    const { rows } = await client.query(`select count(*) as "all" from "${name}"`);
    counts[name] = Number(rows[0]?.all);
    const picked = columns.map((column) => `"${column}"`).join(', ');
    await client.query(
      `declare "copied" cursor for select row_to_json("each")::text as "row" from (select ${picked} from "${name}") as "each"`,
    );
    const most = name === 'files' ? 1 : rowsAtOnce;
    for (;;) {
      const { rows: some } = await client.query<{ readonly row: string }>(`fetch ${most} from "copied"`);
      for (const { row } of some) await write(`{"table":${JSON.stringify(name)},"row":${row}}`);
      if (some.length < most) break;
    }
    await client.query('close "copied"');
  }
  await client.query('commit');
  await write(JSON.stringify({ counts }));
  packed.end();
  await written;
  return counts;
}
