import { afterEach, expect, it } from 'vitest';
import type { OutboxItem } from '../../src/domain/conversation/turn.ts';
import { type EngineDesk, openEngine, textsOf } from './support/open-engine.ts';

let desk: EngineDesk;
afterEach(() => desk.close());

const wanted = { channel: 'away', answerBy: 'response' } as const;

it('gives a caller that waits the replies of its own input, and sends nothing', async () => {
  const sent: OutboxItem[] = [];
  desk = await openEngine({
    sender: async (item) => {
      sent.push(item);
      return { type: 'sent' };
    },
  });
  const [one, two] = await Promise.all([desk.post('c', 'one', wanted), desk.post('c', 'two', wanted)]);
  expect(textsOf((await desk.engine.replies('c', one.id, 5_000)) ?? [])).toEqual(['You said: one']);
  expect(textsOf((await desk.engine.replies('c', two.id, 5_000)) ?? [])).toEqual(['You said: two']);
  await desk.engine.tick();
  expect(sent).toEqual([]);
});

it('reads the same answers for the same message again, without another turn', async () => {
  desk = await openEngine();
  const first = await desk.post('c', 'hello', { ...wanted, key: 'message:1' });
  const answers = await desk.engine.replies('c', first.id, 5_000);
  const again = await desk.post('c', 'hello', { ...wanted, key: 'message:1' });
  expect(await desk.engine.replies('c', again.id, 5_000)).toEqual(answers);
  expect(answers).toHaveLength(1);
  expect(desk.played).toHaveLength(1);
});

it('gives undefined while the turn is not over, and the answers to who asks later', async () => {
  const slow = Promise.withResolvers<void>();
  desk = await openEngine({
    respond: async () => {
      await slow.promise;
      return [{ kind: 'say', text: 'Done.' }];
    },
  });
  const { id } = await desk.post('c', 'hello', wanted);
  expect(await desk.engine.replies('c', id, 1)).toBeUndefined();
  const waiting = desk.engine.replies('c', id, 5_000);
  slow.resolve();
  expect(textsOf((await waiting) ?? [])).toEqual(['Done.']);
});

it('hands over what it has committed itself without reading it back', async () => {
  let reads = 0;
  desk = await openEngine({
    around: (store) => ({
      repliesTo: (...asked) => {
        reads += 1;
        return store.repliesTo(...asked);
      },
    }),
  });
  const first = await desk.post('c', 'hello', { ...wanted, key: 'message:1' });
  const answers = await desk.engine.replies('c', first.id, 5_000);
  expect(textsOf(answers ?? [])).toEqual(['You said: hello']);
  expect(reads).toBe(0);
  expect(await desk.store.repliesTo('c', first.id)).toEqual({ done: true, entries: answers });
});

it('gives an empty list where the turn says nothing', async () => {
  desk = await openEngine({ respond: () => [] });
  const { id } = await desk.post('c', 'hello', wanted);
  expect(await desk.engine.replies('c', id, 5_000)).toEqual([]);
});

it('gives nothing of another input, and nothing for an input there never was', async () => {
  desk = await openEngine();
  await desk.post('c', 'hello');
  await desk.engine.idle();
  expect(await desk.engine.replies('c', 'made-up', 1)).toBeUndefined();
});
