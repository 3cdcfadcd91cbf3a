import { beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import type { Entry } from '../../src/domain/conversation/entry.ts';
import { deskContent } from '../play/desk-content.ts';
import { openPlainDesk, type PlainDesk, send } from '../play/plain-desk.ts';

let opened: OpenDesk;
let desk: PlainDesk;
/** What the words "zzkx qqv" run into. */
let broken: boolean;

beforeAll(async () => {
  opened = await deskContent();
});
beforeEach(async () => {
  broken = true;
  const { classifier } = opened;
  // A classifier that fails on some words stands for any fault in our own code.
  const failing = {
    understand: (text: string) => {
      if (broken && text === 'zzkx qqv') throw new Error('A bug.');
      return classifier.understand(text);
    },
  };
  desk = await openPlainDesk(opened.content, { classifier: failing, ears: opened.ears });
  onTestFinished(() => desk.close());
});

const say = (text: string): Promise<readonly Entry[]> => send(desk, 'c', { text });
const kinds = (entries: readonly Entry[]): readonly string[] =>
  entries.map(({ body }) =>
    body.kind === 'reply' ? [body.reply.kind, body.reply.step].filter(Boolean).join(' ') : '',
  );

it('apologises when a turn throws, keeps the problem, and takes the answer to the open question next', async () => {
  await say('photos not uploading');
  await say('same');
  const sorry = await say('zzkx qqv');
  expect(kinds(sorry)).toEqual(['apology']);
  expect(JSON.stringify(sorry)).toContain('Sync this iPhone');
  expect(desk.log.errors).toMatchObject([['turn failed', { error: { message: 'A bug.' } }]]);
  expect(kinds(await say('yes'))).toEqual(['question connection']);
});

it('asks again what is open with its buttons, a check as well as a way back, and a tap on them answers', async () => {
  const buttons = ([entry]: readonly Entry[]) =>
    entry?.body.kind === 'reply' ? entry.body.reply.choices?.map(({ label }) => label) : undefined;
  await say('photos not uploading');
  await say('no');
  const atCheck = await say('zzkx qqv');
  expect(JSON.stringify(atCheck)).toContain('Are your photos syncing now?');
  expect(buttons(atCheck)).toEqual(['Yes, it works', 'No change', "I couldn't do it", 'Not yet', 'A person, please']);
  for (const text of ['no change', 'on', 'yes on wifi', 'not full', "no, there's room", 'no', 'no', 'green'])
    await say(text);
  expect(kinds(await say('not yet'))).toEqual(['fix restart', 'notice restart']);
  const atPark = await say('zzkx qqv');
  expect(buttons(atPark)).toEqual(["I'm back", 'A person, please']);
  const tap = { reply: atPark[0]?.id ?? '', pick: 'returned' };
  expect(kinds(await send(desk, 'c', { text: "I'm back", tap }))).toEqual(['check restart']);
});

it('says the apology only, and nothing of what the failed turn had begun to say', async () => {
  await say('hello');
  expect(kinds(await say('zzkx qqv'))).toEqual(['apology']);
  expect((await desk.store.find('c'))?.state).toMatchObject({ failed: 1, owner: { type: 'bot' } });
});

it('calls a person when a second turn fails, and the person has what was tried', async () => {
  await say('photos not uploading');
  await say('zzkx qqv');
  expect(kinds(await say('zzkx qqv')).slice(0, 2)).toEqual(['apology', 'handoff']);
  expect(await desk.store.handoffs(['requested'])).toMatchObject([
    {
      conversation: 'c',
      reason: 'trouble',
      problem: 'photos not uploading',
      ledger: { flow: 'icloud-photos-not-syncing' },
    },
  ]);
});

it('begins to count anew once a turn has gone well', async () => {
  await say('zzkx qqv');
  await say('photos not uploading');
  expect(kinds(await say('zzkx qqv'))).toEqual(['apology']);
  expect(await desk.store.handoffs(['requested'])).toEqual([]);
});

it('leads to a person by the button of the apology', async () => {
  await say('photos not uploading');
  const [sorry] = await say('zzkx qqv');
  if (!sorry) throw new Error('No apology.');
  const tapped = await send(desk, 'c', { text: 'A person, please', tap: { reply: sorry.id, pick: 'person' } });
  expect(kinds(tapped)).toContain('handoff');
});

it('apologises to one, and answers another at the same time', async () => {
  const [sorry, answer] = await Promise.all([
    send(desk, 'a', { text: 'zzkx qqv' }),
    send(desk, 'b', { text: 'photos not uploading' }),
  ]);
  expect(kinds(sorry)).toEqual(['apology']);
  expect(kinds(answer).at(-1)).toBe('question apple-id');
});
