import { afterEach, expect, it } from 'vitest';
import { sampleInput } from '../storage/support/sample-input.ts';
import { type EngineDesk, openEngine, wordsIn } from './support/open-engine.ts';

let desk: EngineDesk;
afterEach(() => desk.close());

/** A desk whose conversation `c` has had a turn and is at rest; counts how often it is loaded from then on. */
async function openAtRest(respond?: Parameters<typeof openEngine>[0]): Promise<{ readonly loads: () => number }> {
  let loads = 0;
  desk = await openEngine({
    around: (store) => ({
      load: (conversation) => {
        loads += 1;
        return store.load(conversation);
      },
    }),
    ...respond,
  });
  await desk.post('c', 'first', { key: 'message:first' });
  await desk.engine.idle();
  loads = 0;
  return { loads: () => loads };
}

it('has committed a quick turn together with its message, and loaded nothing for it', async () => {
  const { loads } = await openAtRest();
  for (const text of ['second', 'third']) {
    const { id } = await desk.post('c', text);
    expect((await desk.store.repliesTo('c', id)).done).toBe(true);
    await desk.engine.idle();
  }
  expect(loads()).toBe(0);
  expect(await desk.said('c')).toEqual(['You said: first', 'You said: second', 'You said: third']);
});

it('plays on the state that the store would give', async () => {
  await openAtRest({
    respond: ({ state, revision, address, head }, input) => ({
      state: { ...state, lost: state.lost + 1 },
      replies: [{ kind: 'say', text: `${wordsIn(input)}: ${JSON.stringify({ state, revision, address, head })}` }],
    }),
  });
  for (const text of ['second', 'third']) {
    const before = await desk.store.find('c');
    if (!before) throw new Error('The conversation is gone.');
    await desk.post('c', text);
    await desk.engine.idle();
    const { state, revision, address, head } = { ...before, head: before.head + 1 };
    expect((await desk.said('c')).at(-1)).toBe(`${text}: ${JSON.stringify({ state, revision, address, head })}`);
  }
});

it('does not keep a slow turn from being acknowledged before it is over', async () => {
  const slow = Promise.withResolvers<void>();
  await openAtRest({
    respond: async (_, input) => {
      if (wordsIn(input) === 'slow') await slow.promise;
      return [{ kind: 'say', text: wordsIn(input) }];
    },
  });
  const { id } = await desk.post('c', 'slow');
  expect((await desk.store.load('c'))?.inputs.map((input) => input.id)).toEqual([id]);
  slow.resolve();
  await desk.engine.idle();
  expect(await desk.said('c')).toEqual(['first', 'slow']);
});

it('keeps the order of messages that come while others are being stored or played', async () => {
  await openAtRest();
  const sizes = [1, 3, 1, 1, 2, 4, 1, 2, 1, 1];
  const posted: Promise<unknown>[] = [];
  for (const [round, size] of sizes.entries()) {
    for (let n = 0; n < size; n++) posted.push(desk.post('c', `${round}.${n}`));
    // Sometimes all is stored before the next come, sometimes not even posted.
    if (round % 3 === 0) await Promise.all(posted);
    else if (round % 3 === 1) await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(posted);
  await desk.engine.idle();
  const all = sizes.flatMap((size, round) => Array.from({ length: size }, (_, n) => `You said: ${round}.${n}`));
  expect(await desk.said('c')).toEqual(['You said: first', ...all]);
  expect(desk.log.errors).toEqual([]);
});

it('lets what another process has stored before go first', async () => {
  await openAtRest();
  await desk.store.accept(sampleInput('c', { body: { type: 'message', text: 'theirs' } }));
  await desk.post('c', 'ours');
  await desk.engine.idle();
  expect(await desk.said('c')).toEqual(['You said: first', 'You said: theirs', 'You said: ours']);
});

it('says nothing to a message that comes again, however much was said since', async () => {
  await openAtRest();
  const said = ['You said: first', 'You said: second'];
  await desk.post('c', 'second', { key: 'message:second' });
  const again = await desk.post('c', 'first', { key: 'message:first' });
  expect(again.type).toBe('repeated');
  await desk.engine.idle();
  expect(await desk.said('c')).toEqual(said);
  await desk.post('c', 'third');
  expect(await desk.said('c')).toEqual([...said, 'You said: third']);
});

it('plays a message whose ahead turn was overtaken once it is stored, though the store is slow to take it', async () => {
  let isSlow = false;
  await openAtRest({
    around: (store) => ({
      accept: async (input) => {
        if (isSlow) await new Promise((resolve) => setImmediate(resolve));
        return store.accept(input);
      },
    }),
  });
  isSlow = true;
  const { id } = await desk.post('c', 'second');
  expect(await desk.engine.replies('c', id, 5_000)).toHaveLength(1);
  expect(await desk.said('c')).toEqual(['You said: first', 'You said: second']);
  expect(desk.failed).toEqual([]);
});
