import { afterEach, expect, it } from 'vitest';
import { sampleInput } from '../storage/support/sample-input.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';
import { type EngineDesk, openEngine, wordsIn } from './support/open-engine.ts';

let desk: EngineDesk;
afterEach(() => desk.close());

it('takes up what an earlier process left unfinished, in its order, in every conversation', async () => {
  const folder = await temporaryFolder();
  desk = await openEngine({ folder });
  for (const conversation of ['a', 'b', 'c'])
    for (const text of ['one', 'two'])
      await desk.store.accept(sampleInput(conversation, { body: { type: 'message', text } }));
  await desk.close();

  desk = await openEngine({ folder });
  expect(desk.played).toEqual([]);
  await desk.engine.start();
  await desk.engine.idle();
  for (const conversation of ['a', 'b', 'c'])
    expect(await desk.said(conversation)).toEqual(['You said: one', 'You said: two']);
  expect(await desk.store.unfinished()).toEqual([]);
});

/** What a process leaves behind that dies while it plays an input for the nth time. */
async function dieAt(attempts: number, folder: string): Promise<void> {
  desk = await openEngine({ folder });
  await desk.store.accept(sampleInput('c', { id: 'poison', body: { type: 'message', text: 'poison' } }));
  await desk.store.accept(sampleInput('c', { id: 'behind', body: { type: 'message', text: 'behind' } }));
  // The first taking up is not counted: the process that stored an input knows that nobody has taken it up before.
  for (let n = 1; n < attempts; n++) await desk.store.countAttempt('c', 'poison');
  await desk.close();
}

it('plays an input again whose process has died once', async () => {
  const folder = await temporaryFolder();
  await dieAt(1, folder);
  desk = await openEngine({ folder });
  await desk.engine.start();
  await desk.engine.idle();
  expect(desk.failed).toEqual([]);
  expect(await desk.said('c')).toEqual(['You said: poison', 'You said: behind']);
});

it('gives up an input at the third attempt, says so, and plays what waits behind it', async () => {
  const folder = await temporaryFolder();
  await dieAt(2, folder);
  desk = await openEngine({ folder });
  await desk.engine.start();
  await desk.engine.idle();
  expect(desk.played.map(wordsIn)).toEqual(['behind']);
  expect(desk.failed.map(wordsIn)).toEqual(['poison']);
  expect(await desk.said('c')).toEqual(['That went wrong.', 'You said: behind']);
  expect(desk.log.errors).toMatchObject([['turn failed', { input: 'poison', error: { code: 'turn-poison' } }]]);
  expect(await desk.store.unfinished()).toEqual([]);
});

it('has counted the attempt before it plays an input that may have been played before', async () => {
  const folder = await temporaryFolder();
  await dieAt(1, folder);
  let counted: number | undefined;
  desk = await openEngine({
    folder,
    respond: async (_, { id }) => {
      if (id === 'poison') counted = (await desk.store.load('c'))?.inputs[0]?.attempts;
      return [];
    },
  });
  await desk.engine.start();
  await desk.engine.idle();
  expect(counted).toBe(1);
});

it('lets the lane go on though an input can be neither answered nor apologised for', async () => {
  const fault = (): never => {
    throw new Error('A bug.');
  };
  desk = await openEngine({
    respond: (_, input) => (wordsIn(input) === 'bad' ? fault() : [{ kind: 'say', text: 'Good.' }]),
    recover: fault,
  });
  const bad = await desk.post('c', 'bad');
  const good = await desk.post('c', 'good');
  expect(await desk.engine.replies('c', bad.id, 5_000)).toEqual([]);
  expect(await desk.engine.replies('c', good.id, 5_000)).toHaveLength(1);
  expect(desk.log.errors).toMatchObject([
    ['turn failed', {}],
    ['recovery failed', {}],
  ]);
});
