import { Client } from 'pg';
import type { Log } from '../../domain/ports/log.ts';
import { connectionTo, databasePlace } from './connect.ts';
import { postgresError } from './postgres-error.ts';

/** What a listening connection is for. */
export type ListeningParts = {
  readonly url: string;
  readonly log: Log | undefined;
  readonly channels: readonly string[];
  /** Called with each notice; `sender` is the process of the server that the connection which sent it has. */
  readonly noticed: (channel: string, payload: string, sender: number) => void;
  /** Asks the database what notices may have been lost: as soon as it listens, and then every second. */
  readonly look: (client: Pick<Client, 'query'>) => Promise<void>;
};

/** How often it is looked for what notices were lost, ms. */
const often = 1000;

/** How long a look may take before the connection counts as dead, ms. */
const patience = 5000;

/**
 * Listens to what other processes tell through the database, by a connection of its own. It looks as well, by the same
 * connection, so that one of which nothing comes any more is noticed; then it is opened anew, for as long as it takes. Resolves
 * once it listens.
 */
export async function listening(parts: ListeningParts): Promise<{ readonly close: () => Promise<void> }> {
  const { url, log, look } = parts;
  const place = databasePlace(url);
  let closed = false;
  let next: NodeJS.Timeout | undefined;
  let client = await firstListening(parts);
  let looking = Promise.resolve();

  const again = async (): Promise<void> => {
    try {
      await look(client);
    } catch (error) {
      await lost(error);
    }
    schedule();
  };
  const schedule = (): void => {
    if (closed) return;
    next = setTimeout(() => {
      looking = again();
    }, often);
    next.unref();
  };
  /** The next look finds what was missed meanwhile. */
  const lost = async (error: unknown): Promise<void> => {
    if (closed) return;
    log?.warn('the database is not heard', { error: postgresError(error, place) });
    client.end().catch(() => undefined);
    try {
      const opened = await openListening(parts);
      if (closed) return await opened.end();
      client = opened;
      await look(client);
      log?.info('the database is heard again', { database: place });
    } catch {
      // Told already, and tried again with the next look.
    }
  };
  schedule();
  return {
    close: async () => {
      closed = true;
      clearTimeout(next);
      await client.end().catch(() => undefined);
      await looking.catch(() => undefined);
    },
  };
}

async function firstListening(parts: ListeningParts): Promise<Client> {
  try {
    const client = await openListening(parts);
    await parts.look(client);
    return client;
  } catch (error) {
    throw postgresError(error, databasePlace(parts.url));
  }
}

async function openListening({ url, channels, noticed }: ListeningParts): Promise<Client> {
  const client = new Client({ ...connectionTo(url), query_timeout: patience });
  client.on('error', () => undefined); // the next look tells
  client.on('notification', ({ channel, payload = '', processId }) => noticed(channel, payload, processId));
  await client.connect();
  try {
    for (const channel of channels) await client.query(`listen "${channel}"`);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}
