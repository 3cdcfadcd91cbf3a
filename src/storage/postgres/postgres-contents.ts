import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { ContentFiles, SharedContents } from '../../domain/ports/shared-store.ts';
import { postgresError } from './postgres-error.ts';

/** Any number that nothing else in the database locks. */
const contentLock = 4_815_162_344;

/** How long a process counts after it was heard last: longer than a few of its looks may be late. */
const counts = '15 seconds';

const isKept = 'select 1 from "contents" where "version" = $1';
const keep = 'insert into "contents" ("version", "files") values ($1, $2)';
const offer = `
  insert into "processes" ("process", "content", "until") values ($1, $2, clock_timestamp() + interval '${counts}')
  on conflict ("process") do update set "content" = excluded."content", "until" = excluded."until"`;
const forgetGone = `delete from "processes" where "until" < clock_timestamp()`;
const known = `
  select (select "content" from "playing") as "playing", array(select distinct "content" from "processes") as "offered"`;
const play = `
  insert into "playing" ("content") values ($1) on conflict ("one") do update set "content" = excluded."content"`;
const forgetUnused = `
  delete from "contents" where "version" not in (select "content" from "processes" union select "content" from "playing")`;

/** Which content is played, by all processes that use a database or by none. */
export function postgresContents(pool: Pool, place: string): SharedContents {
  const own = randomUUID();
  const asking = async <T>(ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      throw postgresError(error, place);
    }
  };
  const decided = async (client: PoolClient, version: string, files: ContentFiles): Promise<string> => {
    await client.query('select pg_advisory_xact_lock($1)', [contentLock]);
    await client.query(offer, [own, version]);
    // Each time: they go with a process that was not heard for a while, though it may come back.
    if ((await client.query(isKept, [version])).rowCount === 0)
      await client.query(keep, [version, JSON.stringify(files)]);
    await client.query(forgetGone);
    type Known = { readonly playing: string | null; readonly offered: readonly string[] };
    const { playing = null, offered = [] } = (await client.query<Known>(known)).rows[0] ?? {};
    // The first to come, or what everybody could play.
    const next = playing === null || offered.length === 1 ? version : playing;
    if (next === playing) return next;
    await client.query(play, [next]);
    await client.query(forgetUnused);
    return next;
  };
  return {
    files: (version) =>
      asking(async () => {
        const { rows } = await pool.query('select "files" from "contents" where "version" = $1', [version]);
        return rows[0] && JSON.parse(rows[0].files);
      }),
    agree: (version, files) =>
      asking(async () => {
        const client = await pool.connect();
        let broken = true;
        try {
          await client.query('begin');
          const next = await decided(client, version, files);
          await client.query('commit');
          broken = false;
          return next;
        } finally {
          client.release(broken);
        }
      }),
    leave: () =>
      asking(async () => {
        await pool.query('delete from "processes" where "process" = $1', [own]);
      }),
  };
}
