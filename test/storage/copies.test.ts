import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { backUp } from '../../src/storage/copies/back-up.ts';
import { restoreCopy } from '../../src/storage/copies/restore-copy.ts';
import { openReader } from '../../src/storage/open-reader.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { sampleInput } from './support/sample-input.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

async function openedStore() {
  const folder = await temporaryFolder();
  const store = await openSqliteStore({ folder });
  onTestFinished(() => store.close());
  return { folder, store };
}

/** A folder with a database of so many conversations, and a copy of it. */
async function copied(conversations: number) {
  const { folder, store } = await openedStore();
  for (let n = 1; n <= conversations; n++) await store.accept(sampleInput(`c${n}`));
  const file = join(await temporaryFolder(), 'copy.sqlite');
  return { folder, store, file, copy: await backUp(folder, file) };
}

const conversationsIn = async (folder: string) => {
  const store = await openSqliteStore({ folder });
  onTestFinished(() => store.close());
  return (await store.unfinished()).toSorted();
};

const restore = (file: string, folder: string, replaces = false) =>
  restoreCopy({ file, folder, replaces, stamp: 'then' });

it('copies all as of one moment while others write on', async () => {
  const { folder, store } = await openedStore();
  for (let n = 0; n < 50; n++) await store.accept(sampleInput('before', { id: `before-${n}` }));
  let goesOn = true;
  let written = 0;
  const writing = (async () => {
    while (goesOn) await store.accept(sampleInput('while', { id: `while-${written++}` }));
  })();
  const file = join(folder, 'copies', 'one.sqlite');
  // Each entry of an input is in the copy with its input, or neither is.
  const { counts } = await backUp(folder, file);
  goesOn = false;
  await writing;

  expect(written).toBeGreaterThan(0);
  expect(counts.entries).toBe(counts.inputs);
  expect(counts.entries).toBeGreaterThanOrEqual(50);
  expect(await readdir(join(folder, 'copies'))).toEqual(['one.sqlite', 'one.sqlite.sha256']);
  expect(await readFile(`${file}.sha256`, 'utf8')).toMatch(/^[\da-f]{64} {2}one\.sqlite\n$/);
});

it('takes no other file’s place with a copy', async () => {
  const { folder, file } = await copied(1);
  await writeFile(file, 'something dear');

  await expect(backUp(folder, file)).rejects.toMatchObject({ code: 'backup-taken' });
  expect(await readFile(file, 'utf8')).toBe('something dear');
});

it('says of a folder without a database that there is none to copy, and leaves no file', async () => {
  const folder = await temporaryFolder();

  await expect(backUp(folder, join(folder, 'copy.sqlite'))).rejects.toMatchObject({ code: 'storage-absent' });
  expect(await readdir(folder)).toEqual([]);
});

it('restores neither over a database nor beneath a server that runs', async () => {
  const { file } = await copied(2);
  const other = await openedStore();
  await other.store.accept(sampleInput('dear'));
  await expect(restore(file, other.folder, true)).rejects.toMatchObject({ code: 'storage-owned' });
  await other.store.close();

  await expect(restore(file, other.folder)).rejects.toMatchObject({ code: 'restore-occupied' });
  expect(await conversationsIn(other.folder)).toEqual(['dear']);
});

it('sets a database aside with leave, with all that was still in SQLite’s log', async () => {
  const { file } = await copied(2);
  const other = await openedStore();
  await other.store.accept(sampleInput('dear'));
  const killed = join(await temporaryFolder(), 'killed');
  await mkdir(killed);
  // As a process leaves it that was killed: the words are in the log beside the database.
  for (const name of ['fixpath.sqlite', 'fixpath.sqlite-wal'])
    await writeFile(join(killed, name), await readFile(join(other.folder, name)));

  const { setAside = '' } = await restore(file, killed, true);
  expect(await conversationsIn(killed)).toEqual(['c1', 'c2']);
  const again = await temporaryFolder();
  await writeFile(join(again, 'fixpath.sqlite'), await readFile(setAside));
  expect(await conversationsIn(again)).toEqual(['dear']);
});

it('goes on with the audit of the database that it sets aside', async () => {
  const { folder, store, file } = await copied(1);
  await store.audit({ at: 1, event: 'signed-in', who: 'anna' });
  await backUp(folder, `${file}.later`);
  await store.audit({ at: 2, event: 'audit-read', who: 'olga' });
  const whole = await store.auditLines(0, 0, 10);
  await store.close();
  for (const copy of [file, `${file}.later`]) {
    await restore(copy, folder, true);
    const again = await openSqliteStore({ folder });
    expect(await again.auditLines(0, 0, 10)).toEqual(whole);
    await again.close();
  }
});

it.each([
  ['is no database', () => Buffer.from('this is no database, and never was one'.repeat(200)), 'backup-damaged'],
  ['was cut short', (copy: Buffer) => copy.subarray(0, copy.length / 2), 'backup-damaged'],
  ['has a flipped bit in somebody’s words', flipped, 'backup-changed'],
])('refuses a copy that %s, and leaves the folder as it was', async (_, spoil, code) => {
  const { file } = await copied(1);
  await writeFile(file, spoil(await readFile(file)));
  const folder = await temporaryFolder();

  await expect(restore(file, folder)).rejects.toMatchObject({ code });
  expect(await readdir(folder)).toEqual([]);
});

function flipped(copy: Buffer): Buffer {
  const changed = Buffer.from(copy);
  const at = changed.indexOf('photos are not uploading');
  expect(at).toBeGreaterThan(0);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

it('restores what an older version copied as it is, for the next start to bring up to date', async () => {
  const { file, copy } = await copied(1);
  const folder = await temporaryFolder();

  expect((await restore(file, folder)).copy).toMatchObject({ version: copy.version, counts: copy.counts });
  const reader = await openReader({ folder, database: undefined });
  onTestFinished(() => reader.close());
  expect((await reader.find('c1'))?.head).toBe(1);
});
