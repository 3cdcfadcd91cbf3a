import { setTimeout } from 'node:timers/promises';
import { type ClientConfig, Pool, type PoolClient, types } from 'pg';
import { FixpathError } from '../../domain/error.ts';
import type { Log } from '../../domain/ports/log.ts';
import { isAway, postgresError } from './postgres-error.ts';

/** Connections that one process opens at most, the owner's apart. */
const mostConnections = 10;

/** How long a connection is waited for before the database counts as away, ms. */
const patience = 5000;

/** How long between two looks for a database that is not there yet, ms. */
const betweenLooks = 1000;

/** 64-bit integers and sums, which pg gives as texts: ours are times and counts, far below 2^53. */
const numbers = new Set<number>([types.builtins.INT8, types.builtins.NUMERIC]);

/** What every connection is opened with. */
export function connectionTo(url: string): ClientConfig {
  return {
    connectionString: url,
    connectionTimeoutMillis: patience,
    keepAlive: true,
    application_name: 'fixpath',
    // A process that was paused in the middle of a transaction holds up nobody, and commits nothing when it wakes.
    idle_in_transaction_session_timeout: 10_000,
    lock_timeout: 10_000,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        numbers.has(oid) ? Number : types.getTypeParser(oid, format),
    },
  };
}

/** A database's address as it may be shown: without its password. */
export function databasePlace(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  shown.search = '';
  return shown.href;
}

/** A database on a PostgreSQL server. */
export type DatabasePlace = {
  /** `postgresql://user:password@host:5432/database`. */
  readonly url: string;
  /** Takes a server that may lose what it has acknowledged. */
  readonly takesUnsafe: boolean;
};

export type Connecting = DatabasePlace & {
  readonly log: Log | undefined;
  /** Waits for a database that is not there yet. */
  readonly waits: boolean;
};

/** Opens connections to a database; refuses one that would lose what it acknowledges. */
export async function connect({ url, log, takesUnsafe, waits }: Connecting): Promise<Pool> {
  const place = databasePlace(url);
  const pool = new Pool({ ...connectionTo(url), max: mostConnections });
  // Of one that is in use: whoever uses it is told by what they asked, and a fault that nobody heard would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  // Of connections that nobody uses at the moment: the next who needs one opens it anew.
  pool.on('error', (error) => log?.warn('a connection to the database was lost', { database: place, error }));
  try {
    const client = waits ? await firstConnection(pool, place, log) : await pool.connect();
    try {
      if (!takesUnsafe) await refuseUnsafe(client, place);
    } finally {
      client.release();
    }
    return pool;
  } catch (error) {
    await pool.end();
    throw postgresError(error, place);
  }
}

async function firstConnection(pool: Pool, place: string, log: Log | undefined): Promise<PoolClient> {
  for (let looked = 0; ; looked++) {
    try {
      const client = await pool.connect();
      if (looked > 0) log?.info('the database is there', { database: place });
      return client;
    } catch (error) {
      if (!isAway(error)) throw error;
      // Said at first, and then once a minute.
      if (looked % 60 === 0) log?.warn('waiting for the database', { error: postgresError(error, place) });
      await setTimeout(betweenLooks);
    }
  }
}

/** What the server must do before it says that something is stored. */
const safeties = ['fsync', 'synchronous_commit', 'full_page_writes'] as const;

async function refuseUnsafe(client: PoolClient, place: string): Promise<void> {
  for (const name of safeties) {
    const { rows } = await client.query(`show ${name}`);
    if (rows[0]?.[name] !== 'off') continue;
    throw new FixpathError(
      'postgres-unsafe',
      `${place}: the server has ${name} off, so a crash can lose what people were told is stored. Switch it on in postgresql.conf, or set ALLOW_UNSAFE_DATABASE=true if nothing in it matters.`,
    );
  }
  const { rows } = await client.query('show server_encoding');
  if (rows[0]?.server_encoding !== 'UTF8')
    throw new FixpathError(
      'postgres-encoding',
      `${place}: the database keeps texts as ${rows[0]?.server_encoding}, which has no place for all signs that people write. Make it anew with ENCODING 'UTF8'.`,
    );
}
