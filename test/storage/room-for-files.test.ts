import { expect, it, onTestFinished } from 'vitest';
import type { FileRoom } from '../../src/domain/conversation/file.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';

const page = 4096;

/** A store whose files have so much room, and what becomes of one of so many bytes. */
async function open(room: Partial<FileRoom>) {
  const store = await openSqliteStore({
    folder: undefined,
    room: { conversation: Infinity, desk: Infinity, free: 0, ...room },
  });
  onTestFinished(() => store.close());
  const keep = async (conversation: string, bytes: number, ...ids: string[]) => {
    const files = ids.map((id) => ({ id, name: id, type: 't', content: new Uint8Array(bytes) }));
    const keeping = await store.keepFiles(conversation, files, 1);
    return keeping.type === 'kept' ? 'kept' : keeping.what;
  };
  return { store, keep };
}

it('keeps no more of one conversation than it has room for, and of another as much', async () => {
  const { store, keep } = await open({ conversation: 3 * page });
  expect(await keep('c', 2 * page, 'a')).toBe('kept');
  expect(await keep('c', page + 1, 'b')).toBe('conversation');
  expect(await store.file('b')).toBeUndefined();
  expect(await keep('c', page, 'b')).toBe('kept');
  expect(await keep('d', 3 * page, 'c')).toBe('kept');
});

it('counts a page for each file, so that a swarm of empty ones fills the room as well', async () => {
  const { keep } = await open({ conversation: 3 * page });
  expect(await keep('c', 0, 'a', 'b', 'c')).toBe('kept');
  expect(await keep('c', 0, 'd')).toBe('conversation');
});

it('keeps files that were sent together all or none', async () => {
  const { store, keep } = await open({ conversation: 3 * page });
  expect(await keep('c', 2 * page, 'a', 'b')).toBe('conversation');
  expect(await store.file('a')).toBeUndefined();
});

it('lets no crowd that sends at once past the room', async () => {
  const { keep } = await open({ conversation: 3 * page });
  const keeping = await Promise.all(Array.from({ length: 20 }, (_, index) => keep('c', page, `f${index}`)));
  expect(keeping.filter((what) => what === 'kept')).toHaveLength(3);
});

it('says of a file that it has kept that it is kept, though there is room for no other', async () => {
  const { keep } = await open({ conversation: page, desk: page });
  expect(await keep('c', page, 'a')).toBe('kept');
  expect(await keep('c', page, 'a')).toBe('kept');
});

it('keeps no more of all conversations than the desk has room for, until old files are gone', async () => {
  const { store, keep } = await open({ desk: 2 * page });
  expect(await keep('c', page, 'a')).toBe('kept');
  expect(await keep('d', page, 'b')).toBe('kept');
  expect(await keep('e', page, 'c')).toBe('desk');
  await store.forgetFiles(2);
  expect(await keep('e', page, 'c')).toBe('kept');
});

it('keeps no files where the disk has less free than they are to leave, and messages all the same', async () => {
  const { store, keep } = await open({ free: 2 ** 60 });
  expect(await keep('c', 1, 'a')).toBe('disk');
  await expect(store.secret('words', () => 'go on')).resolves.toBe('go on');
});
