import { Client } from 'pg';
import type { Log } from '../../domain/ports/log.ts';
import type { SharedStore } from '../../domain/ports/shared-store.ts';
import { connectionTo, databasePlace } from './connect.ts';
import { postgresError } from './postgres-error.ts';

/** Any number of which no other lock in the database begins. */
const learningLock = 4_815_162;

/** As many models of a shelf as a folder keeps. */
const mostKept = 5;

const find = `update "models" set "used_at" = clock_timestamp() where "key" = $1 returning "model"`;
const keep = `insert into "models" ("key", "shelf", "model") values ($1, $2, $3) on conflict do nothing`;
const forgetOld = `
  delete from "models" where "shelf" = $1 and "key" not in (
    select "key" from "models" where "shelf" = $1 order by "used_at" desc limit ${mostKept}
  )`;

/**
 * Lets one process learn what several need: whoever asks for it meanwhile waits, and gets it from the database. By a connection of
 * its own, whose lock is gone if its process ends. If the database cannot be asked, each learns for itself.
 */
export function learnsOnce(url: string, log: Log | undefined): SharedStore['learnOnce'] {
  return async (key, learn) => {
    const client = new Client({ ...connectionTo(url), lock_timeout: 0 });
    client.on('error', () => undefined); // the next question tells
    const untilFails = async <T>(ask: () => Promise<T>): Promise<T | undefined> => {
      try {
        return await ask();
      } catch (error) {
        log?.warn('what is learned is not shared', { error: postgresError(error, databasePlace(url)) });
        return undefined;
      }
    };
    try {
      const known = await untilFails(async () => {
        await client.connect();
        await client.query('select pg_advisory_lock($1, hashtext($2))', [learningLock, key]);
        const { rows } = await client.query<{ readonly model: Buffer }>(find, [key]);
        return rows[0]?.model;
      });
      if (known) return known;
      const learned = await learn();
      const shelf = key.slice(0, key.lastIndexOf('.') + 1);
      await untilFails(async () => {
        await client.query(keep, [key, shelf, Buffer.from(learned)]);
        await client.query(forgetOld, [shelf]);
      });
      return learned;
    } finally {
      await client.end().catch(() => undefined);
    }
  };
}
