import { existsSync } from 'node:fs';
import { mkdir, readdir, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openReader } from '../../src/storage/open-reader.ts';
import { connectBeside } from '../../src/storage/sqlite/open-sqlite-beside.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { sampleInput } from './support/sample-input.ts';
import { sampleTurn } from './support/sample-turn.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const open = async (folder: string | undefined) => {
  const store = await openSqliteStore({ folder });
  onTestFinished(() => store.close());
  return store;
};

it('makes its folder, however deep', async () => {
  const folder = join(await temporaryFolder(), 'a', 'b');
  await open(folder);

  expect(await readdir(folder)).toContain('fixpath.sqlite');
});

it.skipIf(process.platform !== 'linux')('says at once that a folder cannot be made, wherever it is', async () => {
  for (const folder of ['/proc/x', '/proc/x/y/z', '/dev/null/x'])
    await expect(openSqliteStore({ folder })).rejects.toMatchObject({ code: 'storage-unwritable' });
});

it('leaves nothing of a store without a folder when it is closed', async () => {
  const temporary = await temporaryFolder();
  vi.stubEnv('TMPDIR', temporary);
  onTestFinished(() => void vi.unstubAllEnvs());
  const store = await open(undefined);
  await store.accept(sampleInput('c'));
  expect(await readdir(temporary)).toHaveLength(1);
  await store.close();

  expect(await readdir(temporary)).toEqual([]);
});

it.skipIf(process.platform === 'win32')(
  'makes its folder so that no other user can read what people said',
  async () => {
    const folder = join(await temporaryFolder(), 'new');
    await open(folder);

    expect((await stat(folder)).mode & 0o077).toBe(0);
  },
);

it('refuses a folder that this process has opened already, naming the cure', async () => {
  const folder = await temporaryFolder();
  const first = await open(folder);
  await expect(openSqliteStore({ folder })).rejects.toMatchObject({
    code: 'storage-owned',
    message: expect.stringContaining(folder),
  });
  await first.accept(sampleInput('c'));
  await first.close();
  expect(await readdir(folder)).toEqual(['fixpath.sqlite', 'owner.sqlite']);

  expect(await (await open(folder)).unfinished()).toEqual(['c']);
});

it('frees at once what a process before it had leased', async () => {
  const folder = await temporaryFolder();
  const first = await open(folder);
  await first.accept(sampleInput('c', { id: 'i' }));
  const items = [{ id: 'i.1', destination: 'msteams', entry: 'i.1' }];
  await first.commit(sampleTurn('c', 'i', { at: 10, timers: [{ kind: 'silence', due: 20 }], items }));
  await first.leaseTimers('first', 100, 90_000, 10);
  await first.leaseItems('msteams', 100, 90_000, 10);
  await first.takeLane('c', 'first', 100, 90_000);
  await first.close();
  const second = await open(folder);

  expect(await second.leaseTimers('second', 101, 90_000, 10)).toHaveLength(1);
  expect(await second.leaseItems('msteams', 101, 90_000, 10)).toMatchObject([{ attempts: 2, fence: 2 }]);
  expect((await second.takeLane('c', 'second', 101, 90_000)).type).toBe('taken');
});

it('refuses a database that a newer Fixpath wrote, and leaves it as it is', async () => {
  const folder = await temporaryFolder();
  await (await open(folder)).close();
  const db = new Database(join(folder, 'fixpath.sqlite'));
  db.pragma('user_version = 99');
  db.close();

  await expect(openSqliteStore({ folder })).rejects.toMatchObject({ code: 'storage-newer' });
  await expect(openReader({ folder, database: undefined })).rejects.toMatchObject({ code: 'storage-newer' });
});

it('says of a damaged database that it is damaged and what to do', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'fixpath.sqlite'), 'this is no database, and never was one'.repeat(100));

  await expect(openSqliteStore({ folder })).rejects.toMatchObject({
    code: 'storage-corrupt',
    message: expect.stringMatching(/damaged\. Put back the last copy/),
  });
});

it.each(['as the folder', 'in the way of the folder'])(
  'says of a file %s that it cannot write there',
  async (where) => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    const folder = where === 'as the folder' ? file : join(file, 'folder');

    await expect(openSqliteStore({ folder })).rejects.toMatchObject({
      code: 'storage-unwritable',
      message: expect.stringMatching(/set DATA_DIR/),
    });
  },
);

it('lets the folder go when opening it fails', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'fixpath.sqlite'));

  await expect(openSqliteStore({ folder })).rejects.toMatchObject({ code: 'storage-unwritable' });
  await rmdir(join(folder, 'fixpath.sqlite'));

  expect(await (await open(folder)).unfinished()).toEqual([]);
});

it('can be read by another beside the one that writes, and after it', async () => {
  const folder = await temporaryFolder();
  const store = await open(folder);
  const reader = await openReader({ folder, database: undefined });
  onTestFinished(() => reader.close());
  await store.accept(sampleInput('c', { id: 'i' }));
  expect((await reader.read('c', 0, 10)).map(({ id }) => id)).toEqual(['i']);
  await store.close();
  const later = await openReader({ folder, database: undefined });
  onTestFinished(() => later.close());

  expect((await later.find('c'))?.head).toBe(1);
  expect(await later.handoffs(['requested'])).toEqual([]);
});

it('tells who reads a folder without a database where to find one, and makes none', async () => {
  const folder = await temporaryFolder();

  await expect(openReader({ folder, database: undefined })).rejects.toMatchObject({
    code: 'storage-absent',
    message: expect.stringMatching(/set DATA_DIR/),
  });
  expect(existsSync(join(folder, 'fixpath.sqlite'))).toBe(false);
});

it('lets a command beside the server write as durably as the server does', async () => {
  const folder = await temporaryFolder();
  const store = await openSqliteStore({ folder });
  const beside = await connectBeside(folder);
  // 2 is FULL: what was committed is on the disk. SQLite's own default beside its log is less.
  expect(beside.pragma('synchronous', { simple: true })).toBe(2);
  beside.close();
  await store.close();
});
