import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { wordsIn } from '../../src/domain/conversation/entry.ts';
import type { AgentMove, InputBody } from '../../src/domain/conversation/input.ts';
import { deskInEachTest } from '../play/desk-in-each-test.ts';
import type { PlainDesk } from '../play/plain-desk.ts';

let desk: PlainDesk;

deskInEachTest((own) => {
  desk = own;
});

const ada = { id: '29:ada', name: 'Ada' };
const anna = { id: 'desk-anna', name: 'Anna' };

/** Plays something, and gives the kinds of what is said to it. */
async function play(body: InputBody, by: 'person' | 'agent' | 'channel' = 'person'): Promise<readonly string[]> {
  const { id } = await desk.engine.accept({
    conversation: 'c',
    key: randomUUID(),
    by,
    from: by === 'agent' ? anna : ada,
    body,
    answerBy: 'log',
    channel: 'msteams',
  });
  const entries = await desk.engine.replies('c', id, 10_000);
  if (!entries) throw new Error(JSON.stringify(desk.log.errors));
  return entries.flatMap(({ body }) =>
    body.kind === 'reply' ? [[body.reply.kind, body.reply.step].filter(Boolean).join(' ')] : [],
  );
}
const say = (text: string, more: object = {}) => play({ type: 'message', text, ...more });
const state = async () => (await desk.store.find('c'))?.state;

async function moves(move: AgentMove) {
  const [handoff] = await desk.store.handoffs(['requested', 'claimed']);
  return play({ type: 'agent-moves', handoff: handoff?.id ?? '', move }, 'agent');
}

/** What agents read of the person, in order. */
async function lines(): Promise<readonly string[]> {
  const entries = await desk.store.tail('c', 100);
  return entries.flatMap(({ by, from, body }) => {
    const said = by === 'person' ? wordsIn(body) : undefined;
    return said ? [`${from?.name}: ${said.text}`] : [];
  });
}

const withAnna = async () => {
  await say('photos not uploading');
  await say('talk to a person');
  await moves({ type: 'claim' });
};

it('shows agents what was edited and deleted as lines of the transcript, and says nothing to it', async () => {
  await withAnna();
  await say('my order is 12345');
  expect(await play({ type: 'message-changed', change: 'edited', text: 'my order is 54321' })).toEqual([]);
  expect(await play({ type: 'message-changed', change: 'deleted' })).toEqual([]);
  expect((await lines()).slice(-3)).toEqual([
    'Ada: my order is 12345',
    'Ada: edited: my order is 54321',
    'Ada: deleted a message',
  ]);
  const handoff = (await desk.store.handoffs(['claimed']))[0];
  const { entries } = await desk.store.transcript('c', 1000, 100);
  expect(entries.slice(-2).map(({ handoff }) => handoff)).toEqual([handoff?.id, handoff?.id]);
});

it('keeps an edit for whoever takes over later, and plays on as it was', async () => {
  await say('photos not uploading');
  await play({ type: 'message-changed', change: 'edited', text: 'my wifi is slow' });
  expect(await say('yes')).toEqual(['question sync-switch']);
  expect(await lines()).toContain('Ada: edited: my wifi is slow');
});

it('keeps nothing of messages that are changed where nobody has spoken to the bot', async () => {
  await play({ type: 'message-changed', change: 'deleted' });
  expect(await lines()).toEqual([]);
});

it('says that files do not come through, and shows agents that there were some', async () => {
  const missing = [{ name: 'IMG_1.png', type: 'image/*' }, { type: 'image/png' }, { type: 'application/pdf' }];
  await say('photos not uploading');
  expect(await say('', { missing })).toEqual(['say', 'question apple-id']);
  expect(await say('yes', { missing })).toEqual(['notice', 'question sync-switch']);
  await say('talk to a person');
  expect((await say('', { missing }))[0]).toBe('notice');
  await moves({ type: 'claim' });
  expect(await say('see this', { missing })).toEqual(['notice']);
  expect((await lines()).slice(-2)).toEqual([
    'Ada: see this',
    'Ada: sent IMG_1.png, a picture, a file, which did not come through',
  ]);
});

it('answers a file at first by the topics, without an apology', async () => {
  expect(await say('', { missing: [{ type: 'image/png' }] })).toEqual(['greeting', 'say']);
});

it('shows agents what a message replies to', async () => {
  await withAnna();
  await say('that one', { quote: 'Is it on?\nReally?' });
  expect((await lines()).at(-1)).toBe('Ada: > Is it on?\n> Really?\n\nthat one');
});

it('shows agents a mere call', async () => {
  await withAnna();
  expect(await say('', { called: true })).toEqual([]);
  expect((await lines()).at(-1)).toBe('Ada: called the bot');
});

it('ends all that was open when the app is removed, and greets who comes back, once', async () => {
  await say('photos not uploading');
  expect(await play({ type: 'left' }, 'channel')).toEqual([]);
  expect(await play({ type: 'left' }, 'channel')).toEqual([]);
  expect((await state())?.episode).toBeUndefined();
  expect(await desk.store.nextDue()).toBeUndefined();
  expect(await play({ type: 'greeting' }, 'channel')).toEqual(['greeting']);
  expect(await play({ type: 'greeting' }, 'channel')).toEqual([]);
  expect(await say('yes')).not.toContain('question sync-switch');
});

it('takes back a request for a person when the app is removed', async () => {
  await say('talk to a person');
  await play({ type: 'left' }, 'channel');
  expect((await state())?.owner.type).toBe('bot');
  expect((await desk.store.handoffs(['withdrawn'])).length).toBe(1);
});

it('leaves a conversation with the agent who has it, and shows that the app was removed', async () => {
  await withAnna();
  await play({ type: 'left' }, 'channel');
  expect(await play({ type: 'greeting' }, 'channel')).toEqual([]);
  expect((await state())?.owner.type).toBe('agent');
  expect((await lines()).at(-1)).toBe('Ada: removed the app, or left the chat');
});
