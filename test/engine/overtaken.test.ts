import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { sampleInput } from '../storage/support/sample-input.ts';
import { sampleReply, sampleTurn } from '../storage/support/sample-turn.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';
import { type EngineDesk, openEngine, wordsIn } from './support/open-engine.ts';

let desk: EngineDesk;
afterEach(() => desk.close());

/** Another process takes the lane over and plays an agent's input, whatever is being played here. */
async function overtake(conversation: string): Promise<void> {
  desk.now += 60_000;
  const lane = await desk.store.takeLane(conversation, 'a rival', desk.now, desk.now);
  const id = randomUUID();
  await desk.store.accept(sampleInput(conversation, { id, by: 'agent', body: { type: 'event', name: 'look' } }));
  const revision = (await desk.store.find(conversation))?.revision ?? 0;
  const entries = [sampleReply(id, 1, 'Meanwhile.')];
  const commitment = await desk.store.commit(sampleTurn(conversation, id, { revision, fence: lane.fence, entries }));
  expect(commitment.type).toBe('committed');
}

/** Overtakes the first `times` turns. */
async function openRivalled(times: number, folder?: string): Promise<void> {
  let left = times;
  desk = await openEngine({
    ...(folder && { folder }),
    respond: async ({ id, revision }, input) => {
      if (left-- > 0) await overtake(id);
      return [{ kind: 'say', text: `${wordsIn(input)} at ${revision}, ${input.at}` }];
    },
  });
}

it('plays an overtaken turn again on what is true by then, at its own time, and says it once', async () => {
  await openRivalled(2);
  const posted = desk.now;
  const { id } = await desk.post('c', 'hello');
  expect((await desk.engine.replies('c', id, 5_000))?.length).toBe(1);
  expect(await desk.said('c')).toEqual(['Meanwhile.', 'Meanwhile.', `hello at 2, ${posted}`]);
  expect(desk.played.map((input) => input.id)).toEqual([id, id, id]);
});

it('does not take being overtaken for a death: however often, the turn does not fail', async () => {
  const folder = await temporaryFolder();
  desk = await openEngine({ folder });
  await desk.store.accept(sampleInput('c', { id: 'left-behind' }));
  await desk.close();
  await openRivalled(5, folder);
  await desk.engine.start();
  expect((await desk.engine.replies('c', 'left-behind', 5_000))?.length).toBe(1);
  expect(desk.played).toHaveLength(6);
  expect(desk.failed).toEqual([]);
});

it('does not take a store that fails for a death: the turn is played again once the store is well', async () => {
  let ill = 3;
  desk = await openEngine({
    around: (store) => ({
      commit: (turn) => (ill-- > 0 ? Promise.reject(new Error('The disk is full.')) : store.commit(turn)),
    }),
  });
  const { id } = await desk.post('c', 'hello');
  expect(await desk.engine.replies('c', id, 15_000)).toHaveLength(1);
  expect(await desk.said('c')).toEqual(['You said: hello']);
  expect(desk.played).toHaveLength(4);
  expect(desk.failed).toEqual([]);
});
