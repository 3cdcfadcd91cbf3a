import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { type Entry, wordsIn } from '../../src/domain/conversation/entry.ts';
import type { InputBody } from '../../src/domain/conversation/input.ts';
import type { Reply } from '../../src/domain/conversation/reply.ts';
import { deskInEachTest } from '../play/desk-in-each-test.ts';
import type { PlainDesk } from '../play/plain-desk.ts';

let desk: PlainDesk;

deskInEachTest((own) => {
  desk = own;
});

const group = '19:group';
type Message = Omit<InputBody & { readonly type: 'message' }, 'type' | 'text'> & { readonly text?: string };

async function does(who: string, body: InputBody, by: 'person' | 'agent' = 'person'): Promise<readonly Entry[]> {
  const { id } = await desk.engine.accept({
    conversation: group,
    key: randomUUID(),
    by,
    from: { id: who, name: who },
    body,
    answerBy: 'log',
    channel: 'msteams',
    group: true,
  });
  const entries = await desk.engine.replies(group, id, 10_000);
  if (!entries) throw new Error(JSON.stringify(desk.log.errors));
  return entries;
}

const repliesIn = (entries: readonly Entry[]): readonly Reply[] =>
  entries.flatMap(({ body }) => (body.kind === 'reply' ? [body.reply] : []));
const says = async (who: string, said: string | Message) =>
  repliesIn(await does(who, { type: 'message', text: '', ...(typeof said === 'string' ? { text: said } : said) }));
const names = (replies: readonly Reply[]) =>
  replies.map(({ kind, step }) => [kind, step].filter(Boolean).join(' ')).join(', ');
const state = async () => (await desk.store.find(group))?.state;
const annaMoves = async (type: 'claim' | 'close') => {
  const [handoff] = await desk.store.handoffs(['requested', 'claimed', 'ticketed']);
  return repliesIn(await does('Anna', { type: 'agent-moves', handoff: handoff?.id ?? '', move: { type } }, 'agent'));
};
const openButton = async (pick: string) => ({ reply: (await state())?.openReply ?? '', pick });

it('tells somebody else once how they can be helped, in each of two problems', async () => {
  await says('Ada', 'photos not uploading');
  const [told, ...more] = await says('Grace', 'my wifi does not work');
  expect(told).toMatchObject({ kind: 'notice', text: expect.stringContaining('Ada') });
  expect(more).toEqual([]);
  expect(await says('Grace', 'help')).toEqual([]);
  expect(names(await says('Linus', 'help'))).toBe('notice');
  expect(await says('Linus', { called: true })).toEqual([]);

  await says('Ada', 'start over');
  expect(names(await says('Grace', 'help'))).toBe('notice');
});

it('leaves what is open as it was for the one who is being helped', async () => {
  await says('Ada', 'photos not uploading');
  const before = await state();
  await says('Grace', 'no');
  await says('Linus', 'start over');
  const { episode, told: _, ...after } = (await state()) ?? {};
  const { episode: begun, ...rest } = before ?? {};
  expect({ ...after, said: 0 }).toEqual({ ...rest, said: 0 });
  expect(episode?.plan).toEqual(begun?.plan);
  expect(names(await says('Ada', { tap: await openButton('answer-0') }))).toBe('question sync-switch');
});

it('tells whose buttons they are at every tap of another, and does nothing else', async () => {
  await says('Ada', 'photos not uploading');
  const tap = await openButton('answer-1');
  for (let times = 0; times < 2; times++) {
    const [told, ...more] = await says('Grace', { text: 'No, another one', tap });
    expect(told).toMatchObject({ kind: 'notice', text: expect.stringContaining('Ada') });
    expect(more).toEqual([]);
  }
  expect((await state())?.episode?.plan.trail).toEqual([]);
  expect(names(await says('Ada', { text: 'Yes', tap: await openButton('answer-0') }))).toBe('question sync-switch');
});

it.each(['person', 'talk to a person', 'I want to speak to a human please'])(
  'obeys "%s" from anybody',
  async (words) => {
    await says('Ada', 'photos not uploading');
    await says('Grace', 'hello?');
    expect(names(await says('Grace', words))).toBe('handoff');
    expect((await state())?.owner.type).toBe('waiting');
    expect((await desk.store.handoffs(['requested']))[0]).toMatchObject({ person: { id: 'Grace' } });
    // What one has asked for, another does not take back.
    expect(await says('Ada', { text: 'Talk to the bot again', tap: await openButton('bot') })).toMatchObject([
      { kind: 'notice', text: expect.stringContaining('Grace') },
    ]);
    expect((await state())?.owner.type).toBe('waiting');
    await says('Grace', 'bot');
    expect((await state())?.owner.type).toBe('bot');
  },
);

it('takes no answer of another to what somebody was asked outside a flow', async () => {
  await says('Ada', 'it is not working');
  await says('Ada', 'my storage is full');
  const asked = await state();
  expect(asked?.asked?.type).toBe('intents');
  expect(names(await says('Grace', { text: 'Yes', tap: await openButton('yes') }))).toBe('notice');
  expect((await state())?.asked).toEqual(asked?.asked);
  await says('Grace', 'photos not uploading');
  expect((await state())?.episode).toMatchObject({ person: 'Grace', plan: { opening: 'photos not uploading' } });
});

it('lets anybody begin by the topics of the greeting', async () => {
  const [greeting] = await says('Ada', { called: true });
  expect(greeting?.kind).toBe('greeting');
  const pick = greeting?.choices?.[0]?.pick ?? '';
  await says('Grace', { text: 'That', tap: await openButton(pick) });
  expect((await state())?.episode).toMatchObject({ person: 'Grace' });
});

it('answers a mere call by a greeting with the topics, later in short, and in a flow by its question', async () => {
  expect(names(await says('Ada', { called: true }))).toBe('greeting');
  const again = await says('Ada', { called: true });
  expect(names(again)).toBe('greeting');
  expect(again[0]?.choices?.length).toBeGreaterThan(1);
  await says('Ada', 'photos not uploading');
  expect(names(await says('Ada', { called: true }))).toBe('question apple-id');
});

it('helps somebody else once the one who was helped has left', async () => {
  await says('Ada', 'photos not uploading');
  await does('Linus', { type: 'left', who: 'Linus' });
  expect((await state())?.episode?.person).toBe('Ada');
  await does('Ada', { type: 'left', who: 'Ada' });
  expect((await state())?.episode).toBeUndefined();
  expect(names(await says('Grace', "my iphone won't charge"))).toContain('question moisture');
});

it('tells somebody else once while the one who is helped waits for an agent or is with one, and what they say is kept', async () => {
  await says('Ada', 'talk to a person');
  const [told, ...more] = await says('Grace', 'my wifi does not work');
  expect(told).toMatchObject({ kind: 'notice', text: expect.stringMatching(/Ada is waiting.*new thread/) });
  expect(told?.choices).toBeUndefined();
  expect(more).toEqual([]);
  expect(await says('Grace', 'talk to a person')).toEqual([]);
  await annaMoves('claim');
  expect(await says('Grace', 'hello?')).toEqual([]);
  expect(await says('Linus', { called: true })).toMatchObject([
    { kind: 'notice', text: expect.stringMatching(/Anna is helping Ada.*new thread/) },
  ]);
  expect(await says('Linus', 'I have the same')).toEqual([]);
  expect(await says('Ada', 'are you there?')).toEqual([]);
  const entries = await desk.store.read(group, 0, 100);
  const kept = entries.filter(({ body, seenBy }) => body.kind === 'message' && seenBy.includes('agents'));
  expect(kept.map(({ body }) => wordsIn(body)?.text)).toEqual(expect.arrayContaining(['hello?', 'I have the same']));

  await annaMoves('close');
  await says('Ada', { text: '5', tap: await openButton('stars-5') });
  await says('Ada', 'talk to a person');
  expect(names(await says('Grace', 'help'))).toBe('notice');
});

it('tells somebody else once in a problem, whoever goes on with it', async () => {
  await says('Ada', 'photos not uploading');
  expect(names(await says('Grace', 'help'))).toBe('notice');
  await says('Ada', 'talk to a person');
  expect(await says('Grace', 'help')).toEqual([]);
  await annaMoves('claim');
  expect(await says('Grace', 'help')).toEqual([]);
});

it('tells whose buttons they are while an agent has the conversation', async () => {
  await says('Ada', 'photos not uploading');
  const tap = await openButton('answer-1');
  await says('Ada', 'talk to a person');
  await annaMoves('claim');
  for (let times = 0; times < 2; times++)
    expect(await says('Grace', { text: 'No, another one', tap })).toMatchObject([
      { kind: 'notice', text: expect.stringContaining('Ada') },
    ]);
});

it('asks whose case it was for stars and for an address, and takes neither from another', async () => {
  await says('Ada', 'talk to a person');
  await annaMoves('claim');
  await annaMoves('close');
  expect((await state())?.asked?.type).toBe('rating');
  expect(names(await says('Grace', { text: '★', tap: await openButton('stars-1') }))).toBe('notice');
  await says('Grace', '1');
  expect((await desk.store.handoffs(['closed']))[0]?.rating).toBeUndefined();

  desk.staffing = { present: false, ahead: 0 };
  await says('Ada', 'talk to a person');
  expect((await state())?.asked?.type).toBe('mail');
  await says('Grace', 'grace@example.org');
  const ticket = async () => (await desk.store.handoffs(['ticketed']))[0]?.ticket;
  expect((await ticket())?.mail).toBeUndefined();
  await says('Ada', 'ada@example.org');
  expect((await ticket())?.mail).toBe('ada@example.org');
  await says('Grace', 'grace@example.org');
  expect((await ticket())?.mail).toBe('ada@example.org');
  const asked = await Promise.all((await says('Grace', 'any news on my ticket?')).map(({ text }) => text));
  expect(asked.join(' ')).not.toContain('ada@example.org');
});

it('shows agents that the one who is helped has left the group', async () => {
  await says('Ada', 'talk to a person');
  await annaMoves('claim');
  const noted = async () =>
    (await desk.store.read(group, 0, 100)).filter(({ body }) => body.kind === 'record' && body.record.type === 'noted');
  await does('Linus', { type: 'left', who: 'Linus' });
  expect(await noted()).toEqual([]);
  await does('Ada', { type: 'left', who: 'Ada' });
  expect(await noted()).toHaveLength(1);
});
