import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../src/domain/ports/store.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { sampleInput } from './support/sample-input.ts';
import { smallDisk } from './support/small-disk.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

async function openIn(folder: string, freshFor = 0): Promise<Store> {
  const store = await openSqliteStore({ folder, freshFor });
  onTestFinished(() => store.close());
  return store;
}

const code = async (store: Store) => (await store.trouble())?.code;

/** A message too long to find room in what SQLite has already taken. */
const long = (id: string) => sampleInput('c', { id, body: { type: 'message', text: 'a'.repeat(100_000) } });

async function untilFull(store: Store): Promise<void> {
  for (let index = 0; ; index++)
    try {
      await store.accept(long(`long${index}`));
    } catch (error) {
      expect(error).toMatchObject({ code: 'storage-full' });
      return;
    }
}

it('has no trouble where it can write, whether or not it has written lately', async () => {
  const store = await openIn(await temporaryFolder());
  expect(await store.trouble()).toBeUndefined();
  await store.accept(sampleInput('c'));
  expect(await store.trouble()).toBeUndefined();
});

it('tells that the disk is full, and is well by itself once there is room', async ({ skip }) => {
  const disk = smallDisk(8) ?? skip();
  const store = await openIn(disk.folder, 60_000);
  await store.accept(sampleInput('c', { id: 'before' }));
  const free = await disk.fill();
  await untilFull(store);
  expect(await code(store)).toBe('storage-full');
  free();
  expect(await code(store)).toBeUndefined();
  await expect(store.accept(long('after'))).resolves.toMatchObject({ type: 'accepted' });
  expect(await store.entry('c', 'before')).toBeDefined();
});

it('tells that somebody holds it locked, though nothing was asked of it, and is well once they let go', async () => {
  const folder = await temporaryFolder();
  const store = await openIn(folder);
  const other = new Database(join(folder, 'fixpath.sqlite'));
  other.exec('begin immediate');
  expect(await code(store)).toBe('storage-slow');
  other.exec('rollback');
  other.close();
  await store.accept(sampleInput('c'));
  expect(await code(store)).toBeUndefined();
});

it('waits once for somebody who holds it locked, and not again for each write that comes meanwhile', async () => {
  const folder = await temporaryFolder();
  const store = await openIn(folder);
  const other = new Database(join(folder, 'fixpath.sqlite'));
  other.exec('begin immediate');
  // Each of them for five seconds, this test would not end in time.
  for (let write = 0; write < 20; write++)
    await expect(store.accept(sampleInput('c', { id: `${write}`, key: `${write}` }))).rejects.toMatchObject({
      code: 'storage-busy',
    });
  other.exec('rollback');
  other.close();
  await store.accept(sampleInput('c'));
  expect(await code(store)).toBeUndefined();
});

it('finds damaged pages, tells them from then on, and nothing where all are whole', async () => {
  const folder = await temporaryFolder();
  const store = await openSqliteStore({ folder });
  for (let index = 0; index < 40; index++) await store.accept(sampleInput('c', { ...long(`i${index}`) }));
  expect(await store.inspect()).toEqual([]);
  await store.close();

  const path = join(folder, 'fixpath.sqlite');
  const { size } = await stat(path);
  const file = await open(path, 'r+');
  for (let page = 100; page < 140; page++) await file.write(Buffer.alloc(4096, 0xff), 0, 4096, page * 4096);
  await file.close();
  expect(size).toBeGreaterThan(200 * 4096);

  const damaged = await openIn(folder);
  expect((await damaged.inspect()).length).toBeGreaterThan(0);
  expect(await code(damaged)).toBe('storage-corrupt');
  await damaged.accept(sampleInput('d'));
  expect(await code(damaged)).toBe('storage-corrupt');
});

it('ends an inspection with itself', async () => {
  const store = await openSqliteStore({ folder: undefined });
  const inspecting = store.inspect();
  await Promise.all([store.close(), expect(inspecting).rejects.toThrow('abort')]);
});
