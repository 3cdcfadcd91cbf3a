import { expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { openInbox } from '../../src/storage/unrecognised/open-inbox.ts';
import { sampleInput } from './support/sample-input.ts';
import { sampleTurn } from './support/sample-turn.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const message = { at: 0, text: 'my toaster', why: 'lost', ranking: [], model: 'm', most: 10 } as const;

it('is opened beside the server that fills it, and both see what the other one does', async () => {
  const folder = await temporaryFolder();
  const store = await openSqliteStore({ folder });
  onTestFinished(() => store.close());
  const inbox = await openInbox({ folder, database: undefined });
  onTestFinished(() => inbox.close());
  for (const [revision, id] of ['i', 'j'].entries()) {
    await store.accept(sampleInput('c', { id }));
    await store.commit(sampleTurn('c', id, { revision, unrecognised: message }));
  }

  expect((await inbox.unrecognised(0)).map(({ number }) => number)).toEqual([1, 2]);
  expect(await inbox.removeUnrecognised([1])).toBe(1);
  expect((await store.unrecognised(0)).map(({ number }) => number)).toEqual([2]);
  expect(await inbox.forgetUnrecognised(1)).toBe(1);
  expect(await store.unrecognised(0)).toEqual([]);
});

it('counts the problems that ended since a time', async () => {
  const folder = await temporaryFolder();
  const store = await openSqliteStore({ folder });
  onTestFinished(() => store.close());
  const record = { type: 'episode-ended', flow: 'wifi', outcome: 'resolved', episode: 'e' } as const;
  await store.accept(sampleInput('c', { id: 'i' }));
  const ended = { id: 'i.1', by: 'system', seenBy: [], body: { kind: 'record', record } } as const;
  await store.commit(sampleTurn('c', 'i', { at: 5, entries: [ended] }));
  const inbox = await openInbox({ folder, database: undefined });
  onTestFinished(() => inbox.close());

  expect(await inbox.episodesEnded(5)).toBe(1);
  expect(await inbox.episodesEnded(6)).toBe(0);
});

it('is empty in a folder where no server ever ran, and leaves the folder to the first one', async () => {
  const folder = await temporaryFolder();
  const inbox = await openInbox({ folder, database: undefined });
  onTestFinished(() => inbox.close());

  expect(await inbox.unrecognised(0)).toEqual([]);
  const store = await openSqliteStore({ folder });
  onTestFinished(() => store.close());
  expect(await store.unrecognised(0)).toEqual([]);
});
