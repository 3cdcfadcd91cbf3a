import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { FixpathError } from '../../domain/error.ts';
import type { Log } from '../../domain/ports/log.ts';
import { connectionTo, databasePlace } from './connect.ts';
import { isAway, postgresError } from './postgres-error.ts';

/** Any number that nothing else in the database locks. */
const ownerLock = 4_815_162_344;

/** How often the lock is asked for before somebody else counts as there to stay: one that ends needs a moment. */
const mostTries = 20;
const betweenTries = 500;

/** The same where the lock was ours: the server may take half a minute to see that our connection is gone. */
const triesToRetake = 80;

export type Owning = {
  readonly url: string;
  readonly log: Log | undefined;
  /** Gives another process a while to leave. */
  readonly waits: boolean;
  /** Told if another process has taken the database over. */
  readonly lost: (error: FixpathError) => void;
};

export type OwnerLock = { readonly release: () => Promise<void> };

/**
 * Makes this process the only one that plays the database's conversations: a lock that a connection of its own holds, and
 * the server drops with it, however the process ends. If the connection is lost (the server was restarted), the lock is
 * taken again; `lost` is called if somebody else had it first.
 */
export async function ownDatabase({ url, log, waits, lost }: Owning): Promise<OwnerLock> {
  let released = false;
  let held: Client | undefined;

  const take = async (tries: number): Promise<void> => {
    const client = await lockedClient(url, tries);
    held = client;
    client.on('error', (error) => log?.warn('the owner lost its connection to the database', { error }));
    client.once('end', () => {
      if (!released && held === client) void takeAgain();
    });
    if (released) await client.end();
  };

  const takeAgain = async (): Promise<void> => {
    while (!released) {
      try {
        return await take(triesToRetake);
      } catch (error) {
        if (!isAway(error)) return lost(postgresError(error, databasePlace(url)));
        await setTimeout(betweenTries);
      }
    }
  };

  await take(waits ? mostTries : 1);
  return {
    release: async () => {
      released = true;
      await held?.end();
    },
  };
}

async function lockedClient(url: string, triesLeft: number): Promise<Client> {
  const client = new Client(connectionTo(url));
  client.on('error', () => undefined); // whoever waits for it is told
  await client.connect();
  try {
    // A machine that is gone without a word holds the lock no longer than this.
    await client.query('set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3');
    for (let left = triesLeft; left > 0; left--) {
      const { rows } = await client.query('select pg_try_advisory_lock($1) as taken', [ownerLock]);
      if (rows[0]?.taken === true) return client;
      if (left > 1) await setTimeout(betweenTries);
    }
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  await client.end();
  throw new FixpathError(
    'postgres-owned',
    `${databasePlace(url)}: another Fixpath is running on this database, which one process may use at a time. End that one first, or give this one a database of its own.`,
  );
}
