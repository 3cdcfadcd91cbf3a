import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { installApart } from '../scripts/install-apart.ts';
import type { Store } from '../src/domain/ports/store.ts';
import { openPostgresStore } from '../src/storage/postgres-store.ts';
import { openSqliteStore } from '../src/storage/sqlite-store.ts';
import { createDatabase, startPostgres } from '../test/postgres/start-postgres.ts';
import { median } from './median.ts';
import { inScratchFolder } from './scratch-folder.ts';
import { storeTurn } from './store-turn.ts';

/**
 * What a turn costs where many conversations are stored, beside a thousand, and the slowest of what is asked besides, on both
 * stores: `npm run bench -- many [--most 1000000] [--turns 200]`. Rounds on few and many follow each other in turn, so
 * that the machine's drift falls on both. Conversations are one that was played, copied in bulk.
 */
const { values } = parseArgs({
  options: { most: { type: 'string', default: '1000000' }, turns: { type: 'string', default: '200' } },
});
const few = 1000;
const most = Number(values.most);
const turns = Number(values.turns);
const rounds = 7;
const atOnce = 20_000;

/** Copies the conversation that was played; each statement makes the copies from one number to another. */
const copies = (series: string, textOf: string) => [
  `insert into conversations (id, channel, shared, locale, address, head, revision, mode, state, created_at)
     select 'bulk-' || ${textOf}, channel, shared, locale, address, head, revision, mode, state, created_at
     from conversations, ${series} where id = 'played'`,
  `insert into logs (conversation, usual)
     select 'bulk-' || ${textOf}, usual from logs, ${series} where conversation = 'played'`,
  ...[
    ['entries', '"number", id, "by", "from", at, seen_by, body, envelope'],
    ['inputs', '"number", "key", "by", type, answer_by, locale, attempts, status, head_before, head_after'],
  ].map(
    ([table, columns = '']) =>
      `insert into ${table} (log, ${columns})
         select copied.seq, ${columns.replaceAll(/(?<=^|, )/g, 'played.')} from ${table} as played, logs as copied, ${series}
         where played.log = (select seq from logs where conversation = 'played')
           and copied.conversation = 'bulk-' || ${textOf}`,
  ),
  `insert into timers (conversation, id, kind, due, revision, ready)
     select 'bulk-' || ${textOf}, id, kind, due + ${textOf.replace('::text', '')} * 1000, revision, ready + ${textOf.replace('::text', '')} * 1000
     from timers, ${series} where conversation = 'played'`,
];

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
  for (let from = 0; from < count; from += atOnce) {
    const series = `(with recursive series(n) as (select ${from} union all select n + 1 from series where n < ${Math.min(from + atOnce, count) - 1}) select n from series)`;
    db.transaction(() => {
      for (const sql of copies(series, 'n')) db.exec(sql);
    })();
  }
  db.exec('analyze');
  db.close();
  return openSqliteStore({ folder });
}

async function postgres(url: string, count: number): Promise<Store> {
  await (await play(await openPostgresStore({ url }))).close();
  const client = new Client(url);
  await client.connect();
  // Nobody listens who would have to be told.
  await client.query('alter table conversations disable trigger user');
  for (let from = 0; from < count; from += atOnce) {
    const series = `generate_series(${from}, ${Math.min(from + atOnce, count) - 1}) as n`;
    for (const sql of copies(series, 'n::text')) await client.query(sql);
  }
  await client.query('alter table conversations enable trigger user');
  await client.query('vacuum analyze');
  await client.end();
  return openPostgresStore({ url });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Turns in conversations that are there, one after the other: the median, ms. */
async function round(store: Store, count: number): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++)
    times.push(await timed(() => playTurn(store, `bulk-${Math.floor(Math.random() * count)}`)));
  return median(times);
}

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
  const server = await startPostgres();
  try {
    for (const [name, open] of [
      ['SQLite', async (count: number) => sqlite(join(folder, `of-${count}`), count)],
      ['PostgreSQL', async (count: number) => postgres(await createDatabase(server.url, `of_${count}`), count)],
    ] as const) {
      const [small, large] = [await open(few), await open(most)];
      const times: [number[], number[]] = [[], []];
      for (let each = 0; each <= rounds; each++) {
        const [one, other] = [await round(small, few), await round(large, most)];
        if (each === 0) continue; // warms up
        times[0].push(one);
        times[1].push(other);
      }
      const [ofFew, ofMost] = times.map(median) as [number, number];
      console.log(
        `${name}: a turn takes ${ofFew.toFixed(2)} ms with ${few} conversations, ${ofMost.toFixed(2)} ms with ${most}: × ${(ofMost / ofFew).toFixed(2)}`,
      );
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
