import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { installApart } from '../scripts/install-apart.ts';
import type { Store } from '../src/domain/ports/store.ts';
import { openPostgresStore } from '../src/storage/postgres-store.ts';
import { openSqliteStore } from '../src/storage/sqlite-store.ts';
import { createDatabase, startPostgres } from '../test/postgres/start-postgres.ts';
import { copyPlayed, copyPlayedInPostgres } from './copy-played.ts';
import { median } from './median.ts';
import { inScratchFolder } from './scratch-folder.ts';
import { storeTurn } from './store-turn.ts';

/**
 * What a turn costs where many conversations are stored, beside a thousand, and the slowest of what is asked besides, on both
 * stores: `npm run bench -- many [--most 1000000] [--turns 1000] [--store PostgreSQL]`. A turn
 * with few and one with many follow each other, so that the machine's drift falls on both. Conversations are one that was played, copied in bulk.
 */
const { values } = parseArgs({
  options: {
    most: { type: 'string', default: '1000000' },
    turns: { type: 'string', default: '1000' },
    store: { type: 'string' },
  },
});
const few = 1000;
const most = Number(values.most);
const turns = Number(values.turns);
/** Turns until the engine has compiled what is hot, and the store remembers what is asked of it. */
const warming = 200;
/** How much dearer than with few a turn may be with many. */
const bearable = 1.2;

async function play(store: Store): Promise<Store> {
  for (let turn = 0; turn < 3; turn++) await playTurn(store, 'played');
  return store;
}

async function playTurn(store: Store, conversation: string): Promise<void> {
  const now = Date.now();
  const lane = await store.takeLane(conversation, 'bench', now, now + 60_000);
  await storeTurn(store, conversation, lane.fence);
}

async function sqlite(folder: string, count: number): Promise<Store> {
  await (await play(await openSqliteStore({ folder }))).close();
  const db = new Database(join(folder, 'fixpath.sqlite'));
  const series = (from: number, to: number) =>
    `(with recursive series(n) as (select ${from} union all select n + 1 from series where n < ${to - 1}) select n from series)`;
  for (const statements of copyPlayed(count, series))
    db.transaction(() => {
      for (const sql of statements) db.exec(sql);
    })();
  db.exec('analyze');
  db.close();
  return openSqliteStore({ folder });
}

async function postgres(url: string, count: number): Promise<Store> {
  await (await play(await openPostgresStore({ url }))).close();
  await copyPlayedInPostgres(url, count);
  return openPostgresStore({ url });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** A turn in any of so many conversations that are there, ms. */
const turnIn = (store: Store, count: number): Promise<number> =>
  timed(() => playTurn(store, `bulk-${Math.floor(Math.random() * count)}`));

/** What is asked of a store besides, of all of it. */
const asked: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  unfinished: (store) => store.unfinished(),
  nextDue: (store) => store.nextDue(),
  newestAt: (store) => store.newestAt(),
  leaseTimers: (store) => store.leaseTimers('bench', Date.now(), Date.now() + 1000, 100),
  leaseItems: (store) => store.leaseItems('teams', Date.now(), Date.now() + 1000, 100),
  handoffs: (store) => store.handoffs(['requested', 'claimed']),
  closedHandoffs: (store) => store.closedHandoffs(Date.now(), 50),
  handoffsOf: (store) => store.handoffsOf('dl_person'),
  search: (store) => store.search('photos uploading', 50),
  playing: (store) => store.playing('a hash'),
  space: (store) => store.space(),
  tail: (store) => store.tail('bulk-7', 100),
};

installApart('test/postgres');
await inScratchFolder(async (folder) => {
  const server = await startPostgres({ inMemory: false });
  try {
    for (const [name, open] of [
      ['SQLite', async (count: number) => sqlite(join(folder, `of-${count}`), count)],
      ['PostgreSQL', async (count: number) => postgres(await createDatabase(server.url, `of_${count}`), count)],
    ] as const) {
      if (values.store !== undefined && values.store !== name) continue;
      const [small, large] = [await open(few), await open(most)];
      const times: [number[], number[]] = [[], []];
      for (let turn = -warming; turn < turns; turn++) {
        const pair = [await turnIn(small, few), await turnIn(large, most)] as const;
        if (turn < 0) continue;
        times[0].push(pair[0]);
        times[1].push(pair[1]);
      }
      const [ofFew, ofMost] = times.map(median) as [number, number];
      console.log(
        `${name}: a turn takes ${ofFew.toFixed(2)} ms with ${few} conversations, ${ofMost.toFixed(2)} ms with ${most}: × ${(ofMost / ofFew).toFixed(2)}`,
      );
      if (ofMost / ofFew > bearable) process.exitCode = 1;
      const slow: [string, number][] = [];
      for (const [what, ask] of Object.entries(asked)) slow.push([what, await timed(() => ask(large))]);
      console.log(slow.map(([what, ms]) => `${what} ${ms.toFixed(1)}`).join(', '));
      await small.close();
      await large.close();
    }
  } finally {
    await server.stop();
  }
});
