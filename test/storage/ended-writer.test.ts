import { expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { nextWriter } from './support/next-writer.ts';
import { sampleInput } from './support/sample-input.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/** A store whose writing thread can be ended, and what was told of its end. */
async function openDying() {
  const folder = await temporaryFolder();
  const told: string[] = [];
  const writer = nextWriter();
  const store = await openSqliteStore({ folder, onEnd: ({ code }) => told.push(code) });
  return { folder, told, store, writer: await writer };
}

it('tells the end of its thread once, refuses every write with a cure, and still reads', async () => {
  const { folder, told, store, writer } = await openDying();
  await store.accept(sampleInput('c', { id: 'before' }));
  const underWay = store.accept(sampleInput('c', { id: 'under-way' }));
  await Promise.all([writer.terminate(), expect(underWay).rejects.toMatchObject({ code: 'storage-ended' })]);
  await expect(store.accept(sampleInput('c', { id: 'after' }))).rejects.toThrow(/Start Fixpath again/);
  expect(told).toEqual(['storage-ended']);
  expect(await store.entry('c', 'before')).toBeDefined();
  await store.close();
  expect(told).toHaveLength(1);

  const again = await openSqliteStore({ folder });
  onTestFinished(() => again.close());
  expect(await again.unfinished()).toEqual(['c']);
});

it('tells of no end when it is closed', async () => {
  const { told, store } = await openDying();
  await store.accept(sampleInput('c'));
  await store.close();
  expect(told).toEqual([]);
});
