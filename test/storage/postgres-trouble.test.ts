import { Client } from 'pg';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { FixpathError } from '../../src/domain/error.ts';
import type { Log } from '../../src/domain/ports/log.ts';
import type { Store } from '../../src/domain/ports/store.ts';
import { inputColumns } from '../../src/storage/conversations/input-columns.ts';
import { turnColumns } from '../../src/storage/conversations/turn-columns.ts';
import { openBeside } from '../../src/storage/open-beside.ts';
import { openPostgresStore } from '../../src/storage/postgres-store.ts';
import { startPostgres, type TestPostgres } from '../postgres/start-postgres.ts';
import { sampleHandoff } from './support/sample-handoff.ts';
import { sampleInput } from './support/sample-input.ts';
import { sampleTurn } from './support/sample-turn.ts';

/** One of its own: it is ended, and told to be careless. */
let server: TestPostgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

async function opened(change: Partial<Parameters<typeof openPostgresStore>[0]> = {}) {
  const store = await openPostgresStore({ url: server.url, freshFor: 0, ...change });
  onTestFinished(() => store.close());
  return store;
}

/** What the last of these statements brings. */
async function asked(...statements: readonly string[]): Promise<readonly unknown[]> {
  const client = new Client(server.url);
  await client.connect();
  let rows: readonly unknown[] = [];
  for (const sql of statements) ({ rows } = await client.query(sql));
  await client.end();
  return rows;
}

it('waits for a database that is not there yet, and says so once', async () => {
  await server.stop({ keeps: true });
  const told: string[] = [];
  const say = (event: string): void => {
    if (told.push(event) === 1) void server.restart();
  };
  const log: Log = { debug: say, info: say, warn: say, error: say };
  const store = await opened({ log });
  await store.accept(sampleInput('c', { id: 'i' }));
  expect(told).toEqual(['waiting for the database', 'the database is there']);
  expect((await store.read('c', 0, 10)).map(({ id }) => id)).toEqual(['i']);
});

it('tells that the database is away, loses nothing that was acknowledged, and is well once it is back', async () => {
  const store = await opened();
  await store.accept(sampleInput('d', { id: 'kept' }));
  expect(await store.trouble()).toBeUndefined();
  await server.stop({ keeps: true });
  expect((await store.trouble())?.code).toBe('postgres-unreachable');
  await expect(store.accept(sampleInput('d', { id: 'lost' }))).rejects.toMatchObject({ code: 'postgres-unreachable' });
  await expect(store.read('d', 0, 10)).rejects.toMatchObject({ code: 'postgres-unreachable' });
  await server.restart();
  await expect.poll(() => store.trouble()).toBeUndefined();
  expect((await store.read('d', 0, 10)).map(({ id }) => id)).toEqual(['kept']);
  // What others write is heard again as well.
  const grown: string[] = [];
  store.watch((conversation) => grown.push(conversation));
  const other = await opened();
  await other.accept(sampleInput('d', { id: 'later' }));
  await expect.poll(() => grown).toContain('d');
});

it('refuses a server that may lose what it acknowledges, unless it is told to take it', async () => {
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    await asked(`alter system set ${name} = off`, 'select pg_reload_conf()');
    const refused = expect.objectContaining({ code: 'postgres-unsafe', message: expect.stringContaining(name) });
    await expect.poll(() => openPostgresStore({ url: server.url }).then(closed, (error) => error)).toEqual(refused);
    await (await openPostgresStore({ url: server.url, takesUnsafe: true })).close();
    await asked(`alter system reset ${name}`, 'select pg_reload_conf()');
  }
  await expect.poll(() => openPostgresStore({ url: server.url }).then(closed, codeIn)).toBeUndefined();
});

it('refuses a newer database that no longer takes it, one of another encoding, and a user who is not let in', async () => {
  await asked(
    'create role stranger login',
    `create database latin encoding 'LATIN1' template template0`,
    'insert into fixpath_version values (99, 98)',
  );
  const into = (change: (url: URL) => void) => {
    const url = new URL(server.url);
    change(url);
    return openPostgresStore({ url: url.href }).then(closed, codeIn);
  };
  expect(await into(() => undefined)).toBe('storage-newer');
  for (const [part, value, code] of [
    ['pathname', 'latin', 'postgres-encoding'],
    ['username', 'stranger', 'postgres-refused'],
    ['username', 'nobody', 'postgres-refused'],
  ] as const) {
    const wrong = (url: URL): void => {
      url[part] = value;
    };
    expect(await into(wrong)).toBe(code);
  }
  await asked('update fixpath_version set oldest = 4 where version = 99');
  expect(await into(() => undefined)).toBeUndefined();
  await asked('delete from fixpath_version where version = 99');
});

it('takes an input once and numbers entries without gaps, whichever of two connected processes it comes to', async () => {
  const store = await opened();
  const place = { folder: '', database: { url: server.url, takesUnsafe: false } };
  const writers = await Promise.all([openBeside(place), openBeside(place), openBeside(place)]);
  const ids = Array.from({ length: 20 }, (_, index) => `i${index}`);
  const found = await Promise.all(
    ids.flatMap((id) => writers.map(({ write }) => write('accept', inputColumns(sampleInput('g', { id }), undefined)))),
  );
  expect(found.filter((finding) => finding === undefined)).toHaveLength(ids.length);
  const log = await store.read('g', 0, 100);
  expect(log.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(log.map(({ number }) => number)).toEqual(ids.map((_, index) => index + 1));
  const turn = turnColumns(sampleTurn('g', 'i0'), new Set());
  const heads = await Promise.all(writers.map(({ write }) => write('commit', turn)));
  expect(heads.toSorted()).toEqual([ids.length + 1, undefined, undefined]);
  for (const { close } of writers) await close();
});

it('keeps words that PostgreSQL has no letters for, and finds what is beside them', async () => {
  const store = await opened();
  const text = 'before \0 and \ud83d\ud83d in C:\\u0000 after';
  await store.accept(sampleInput('f', { id: 'nul\0', body: { type: 'message', text } }));
  await store.commit(sampleTurn('f', 'nul\0', { handoffs: [sampleHandoff('f')] }));
  const [entry] = await store.read('f', 0, 10);
  expect(entry).toMatchObject({ id: 'nul\ufffd', body: { kind: 'message', text } });
  expect(await store.search('after', 5)).toHaveLength(1);
});

const codeIn = (error: FixpathError): string => error.code;
const closed = (store: Store): Promise<void> => store.close();
