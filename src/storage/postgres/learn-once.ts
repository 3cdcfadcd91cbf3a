import { Client } from 'pg';
import type { Log } from '../../domain/ports/log.ts';
import { mostOnShelf, type SharedStore, shelfOf } from '../../domain/ports/shared-store.ts';
import { connectionTo, databasePlace } from './connect.ts';
import { postgresError } from './postgres-error.ts';

/** Any number of which no other lock in the database begins. */
const learningLock = 4_815_162;

/** How long another process is waited for that learns the same, ms: one that was stopped in the middle of it may never end. */
const patience = 300_000;

const find = `update "models" set "used_at" = clock_timestamp() where "key" = $1 returning "model"`;
const keep = `
  insert into "models" ("key", "shelf", "model") values ($1, $2, $3)
  on conflict ("key") do update set "model" = excluded."model", "used_at" = clock_timestamp()`;
const forgetOld = `
  delete from "models" where "shelf" = $1 and "key" not in (
    select "key" from "models" where "shelf" = $1 order by "used_at" desc limit ${mostOnShelf}
  )`;

/**
 * Lets one process learn what several need: whoever asks for it meanwhile waits, and gets it from the database. By a connection of
 * its own, whose lock is gone if its process ends. If that takes too long or the database cannot be asked, each learns for itself.
 */
export function learnsOnce(url: string, log: Log | undefined): SharedStore['learnOnce'] {
  return async (key, learn, isReadable) => {
    const client = new Client({ ...connectionTo(url), lock_timeout: patience });
    client.on('error', () => undefined); // the next question tells
    const unlessItFails = async <T>(ask: () => Promise<T>): Promise<T | undefined> => {
      try {
        return await ask();
      } catch (error) {
        log?.warn('what is learned is not shared', { error: postgresError(error, databasePlace(url)) });
        return undefined;
      }
    };
    try {
      const known = await unlessItFails(async () => {
        await client.connect();
        await client.query('select pg_advisory_lock($1, hashtext($2))', [learningLock, key]);
        const { rows } = await client.query<{ readonly model: Buffer }>(find, [key]);
        return rows[0]?.model;
      });
      if (known && isReadable(known)) return known;
      const learned = await learn();
      if (learned.length === 0) return learned;
      const shelf = shelfOf(key);
      await unlessItFails(async () => {
        await client.query(keep, [key, shelf, Buffer.from(learned)]);
        await client.query(forgetOld, [shelf]);
      });
      return learned;
    } finally {
      await client.end().catch(() => undefined);
    }
  };
}
