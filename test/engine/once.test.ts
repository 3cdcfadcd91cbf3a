import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { type EngineDesk, openEngine, wordsIn } from './support/open-engine.ts';

let desk: EngineDesk;
afterEach(() => desk.close());

it('gives fifty deliveries of one message at once the same id and one turn', async () => {
  desk = await openEngine();
  const all = await Promise.all(Array.from({ length: 50 }, () => desk.post('c', 'hello', { key: 'message:1' })));
  await desk.engine.idle();
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  expect(all.filter(({ type }) => type === 'accepted')).toHaveLength(1);
  expect(desk.played).toHaveLength(1);
  expect(await desk.said('c')).toEqual(['You said: hello']);
  const later = await desk.post('c', 'hello', { key: 'message:1' });
  await desk.engine.idle();
  expect(later).toEqual({ type: 'repeated', id: all[0]?.id });
  expect(desk.played).toHaveLength(1);
});

it('lets the first stand where the same key brings other words', async () => {
  desk = await openEngine();
  const first = await desk.post('c', 'one thing', { key: 'message:1' });
  const second = await desk.post('c', 'another thing', { key: 'message:1' });
  await desk.engine.idle();
  expect(second).toEqual({ type: 'repeated', id: first.id });
  expect(await desk.said('c')).toEqual(['You said: one thing']);
});

it('takes the same key in two conversations for two messages', async () => {
  desk = await openEngine();
  await Promise.all([desk.post('a', 'hello', { key: 'message:1' }), desk.post('b', 'hello', { key: 'message:1' })]);
  await desk.engine.idle();
  expect(desk.played).toHaveLength(2);
});

it('answers quick messages one after another in their order, though the first takes longest', async () => {
  const first = Promise.withResolvers<void>();
  desk = await openEngine({
    respond: async ({ revision }, input) => {
      if (wordsIn(input) === 'word 0') await first.promise;
      return { replies: [{ kind: 'say', text: `${revision}: ${wordsIn(input)}` }] };
    },
  });
  for (let n = 0; n < 5; n++) await desk.post('c', `word ${n}`);
  expect(desk.played.map(wordsIn)).not.toContain('word 1');
  first.resolve();
  await desk.engine.idle();
  expect(await desk.said('c')).toEqual(['0: word 0', '1: word 1', '2: word 2', '3: word 3', '4: word 4']);
});

it('plays two conversations at the same time', async () => {
  const both = { a: Promise.withResolvers<void>(), b: Promise.withResolvers<void>() };
  desk = await openEngine({
    respond: async ({ id }) => {
      both[id as 'a' | 'b'].resolve(); // the only two there are
      await Promise.all([both.a.promise, both.b.promise]);
      return [{ kind: 'say', text: 'Together.' }];
    },
  });
  const ids = await Promise.all([desk.post('a', 'hello'), desk.post('b', 'hello')]);
  const answers = await Promise.all([
    desk.engine.replies('a', ids[0].id, 5_000),
    desk.engine.replies('b', ids[1].id, 5_000),
  ]);
  expect(answers.map((entries) => entries?.length)).toEqual([1, 1]);
});

it('loses none of two hundred messages to twenty conversations, and keeps the order in each', async () => {
  desk = await openEngine();
  const conversations = Array.from({ length: 20 }, randomUUID);
  await Promise.all(
    conversations.map(async (conversation) => {
      for (let n = 0; n < 10; n++) await desk.post(conversation, `${n}`);
    }),
  );
  await desk.engine.idle();
  for (const conversation of conversations)
    expect(await desk.said(conversation)).toEqual(Array.from({ length: 10 }, (_, n) => `You said: ${n}`));
  expect(desk.log.errors).toEqual([]);
});
