import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Entry } from '../../src/domain/conversation/entry.ts';
import type { AgentMove, InputBody } from '../../src/domain/conversation/input.ts';
import { deskInEachTest } from '../play/desk-in-each-test.ts';
import { type PlainDesk, send } from '../play/plain-desk.ts';

let desk: PlainDesk;

deskInEachTest((own) => {
  desk = own;
});

const say = (text: string): Promise<readonly Entry[]> => send(desk, 'c', { text });

async function sayAll(...texts: readonly string[]): Promise<void> {
  for (const text of texts) await say(text);
}

const names = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(({ body }) =>
    body.kind === 'reply' ? [[body.reply.kind, body.reply.step].filter(Boolean).join(' ')] : [],
  );

/** What an agent does, and the replies it brings. */
async function agent(body: Extract<InputBody, { type: `agent-${string}` }>): Promise<readonly string[]> {
  const from = { id: 'agent-ada', name: 'Ada' };
  const asked = { conversation: 'c', key: randomUUID(), by: 'agent', from, body, answerBy: 'log' } as const;
  const { id } = await desk.engine.accept({ ...asked, channel: 'terminal' });
  return names((await desk.engine.replies('c', id, 5_000)) ?? []);
}

async function handoff(): Promise<string> {
  const [waiting] = await desk.store.handoffs(['requested', 'claimed']);
  if (!waiting) throw new Error('Nobody waits.');
  return waiting.id;
}

const move = async (made: AgentMove) => agent({ type: 'agent-moves', handoff: await handoff(), move: made });

it('keeps what a waiting person writes for the agent, and answers each message', async () => {
  await sayAll('photos not uploading', 'a person please');
  expect(names(await say('it began on Monday'))).toEqual(['notice']);
  expect(names(await say('after the update'))).toEqual(['notice']);
  expect(names(await say('yes'))).toEqual(['notice']);
  expect(names(await say('help'))).toEqual(['notice']);
  const log = await desk.store.read('c', 0, 100);
  const written = log.filter(({ by, seenBy }) => by === 'person' && seenBy.includes('agents'));
  expect(written.map(({ body }) => body.kind === 'message' && body.text)).toContain('after the update');
});

it('goes on where it was with a person who goes back to the bot, and the handoff is withdrawn', async () => {
  await sayAll('photos not uploading', 'same', 'a person please', 'hello?');
  const id = await handoff();
  expect(names(await say('bot'))).toEqual(['notice', 'question sync-switch']);
  expect(await desk.store.handoff(id)).toMatchObject({ state: 'withdrawn' });
  expect(names(await say('off'))).toEqual(['fix sync-switch', 'check sync-switch']);
});

it('can wait, go back and wait again: each time is a handoff of its own, acknowledged anew', async () => {
  await sayAll('photos not uploading', 'a person please', 'hello?', 'bot', 'a person please');
  expect(names(await say('hello again?'))).toEqual(['notice']);
  expect(await desk.store.handoffs(['requested'])).toHaveLength(1);
  expect(await desk.store.handoffs(['withdrawn'])).toHaveLength(1);
});

it('says not a word while a human has the conversation, whatever the person writes or taps', async () => {
  await sayAll('photos not uploading');
  const question = (await say('same')).at(-1);
  await sayAll('a person please');
  expect(await move({ type: 'claim' })).toEqual(['notice']);
  for (const text of ['help', 'bot', 'back', 'start over', 'photos not uploading', 'a person please', 'yes', '😀'])
    expect(names(await say(text))).toEqual([]);
  const tap = { reply: question?.id ?? '', pick: 'answer-0' };
  expect(names(await send(desk, 'c', { text: "Yes, it's on", tap }))).toEqual([]);
  expect(await agent({ type: 'agent-says', handoff: await handoff(), text: 'Ada here.' })).toEqual(['agent']);
});

it('gives a caller that expects replies an empty list while a human has the conversation', async () => {
  await sayAll('photos not uploading', 'a person please');
  await move({ type: 'claim' });
  const { id } = await desk.engine.accept({
    conversation: 'c',
    key: 'message:1',
    by: 'person',
    from: { id: 'dl_anna' },
    body: { type: 'message', text: 'help' },
    answerBy: 'response',
    channel: 'terminal',
  });
  expect(await desk.engine.replies('c', id, 5_000)).toEqual([]);
});

it('lets no silence end a problem that a human has', async () => {
  await sayAll('photos not uploading', 'another account', 'a person please');
  await move({ type: 'claim' });
  const before = (await desk.store.find('c'))?.head ?? 0;
  desk.now += 1_000 * 3_600_000;
  await desk.engine.tick();
  await desk.engine.idle();
  expect(await desk.store.read('c', before, 100)).toEqual([]);
});

it('has the conversation again once the agent has handed it back, at the question that was open', async () => {
  await sayAll('photos not uploading', 'same', 'a person please');
  await move({ type: 'claim' });
  expect(await move({ type: 'hand-back' })).toEqual(['notice', 'question sync-switch']);
  expect(names(await say('off'))).toEqual(['fix sync-switch', 'check sync-switch']);
});

it('has one owner when a person goes back to the bot and an agent claims at the same moment', async () => {
  await sayAll('photos not uploading', 'a person please');
  await Promise.all([move({ type: 'claim' }), say('bot')]);
  const mode = (await desk.store.find('c'))?.state.owner.type;
  const said = names(await desk.store.read('c', 0, 100));
  const states = (await desk.store.handoffs(['claimed', 'withdrawn'])).map(({ state }) => state);
  // Whichever came first: the human, and the bot is silent; or the bot, and the claim is refused.
  const end = mode === 'agent' ? ['agent', 'notice', 'claimed'] : ['bot', 'question apple-id', 'withdrawn'];
  expect([mode, said.at(-1), ...states]).toEqual(end);
});

it.each(['talk to a person', 'I need to speak to somebody again', 'start over'])(
  'takes "%s" for no word about the agent who has just gone',
  async (words) => {
    await sayAll('photos not uploading', 'a person please');
    await move({ type: 'claim' });
    await move({ type: 'close' });
    await sayAll('4');
    await say(words);
    expect((await desk.store.handoffs(['closed']))[0]?.rating).toEqual({ stars: 4 });
    expect(names(await say('help'))).not.toEqual([]);
    expect((await desk.store.find('c'))?.state.asked?.type).not.toBe('rating');
  },
);
