import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Entry } from '../../src/domain/conversation/entry.ts';
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

async function does(who: string, body: InputBody): Promise<readonly Entry[]> {
  const { id } = await desk.engine.accept({
    conversation: group,
    key: randomUUID(),
    by: 'person',
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
  const { episode, ...after } = (await state()) ?? {};
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
