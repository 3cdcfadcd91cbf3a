import { expect, it } from 'vitest';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import type { Entry } from '../../src/domain/conversation/entry.ts';
import type { Tap } from '../../src/domain/conversation/input.ts';
import { deskInEachTest } from '../play/desk-in-each-test.ts';
import { type PlainDesk, send } from '../play/plain-desk.ts';

let opened: OpenDesk;
let desk: PlainDesk;

deskInEachTest((own, its) => {
  desk = own;
  opened = its;
});

const say = (text: string): Promise<readonly Entry[]> => send(desk, 'c', { text });
const tap = (tapped: Tap): Promise<readonly Entry[]> => send(desk, 'c', { text: 'A label', tap: tapped });
const names = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(({ body }) =>
    body.kind === 'reply' ? [[body.reply.kind, body.reply.step].filter(Boolean).join(' ')] : [],
  );
const lastId = (entries: readonly Entry[]): string => entries.at(-1)?.id ?? '';
const trail = async () => (await desk.store.find('c'))?.state.episode?.plan.trail;

it('takes a button tapped twice for one answer: the second does not answer the next question', async () => {
  const tapped = { reply: lastId(await say('photos not uploading')), pick: 'answer-0' };
  const [first, second] = await Promise.all([tap(tapped), tap(tapped)]);
  expect(names(first)).toEqual(['question sync-switch']);
  expect(names(second)).toEqual(['question sync-switch']);
  expect(await trail()).toHaveLength(1);
});

it('knows an old button though its pick would fit the open question, and asks that again', async () => {
  const old = lastId(await say('photos not uploading'));
  await say('same');
  const stale = await tap({ reply: old, pick: 'answer-1' });
  expect(names(stale)).toEqual(['question sync-switch']);
  expect(JSON.stringify(stale)).toContain(opened.content.phrases.says.stale[0]);
  expect(await trail()).toHaveLength(1);
});

it('does not let a button of an earlier problem touch the present one', async () => {
  const old = lastId(await say('photos not uploading'));
  await say('start over');
  expect(names(await tap({ reply: old, pick: 'answer-0' }))).toEqual(['question apple-id']);
  expect(await trail()).toEqual([]);
});

it.each([
  'answer-9',
  'answer-',
  'solved',
  'intent no-such-flow',
  'intent __proto__',
  'intent constructor',
  '__proto__',
  '',
])('asks again where the open question has no such button: "%s"', async (pick) => {
  const reply = lastId(await say('photos not uploading'));
  expect(names(await tap({ reply, pick })).at(-1)).toBe('question apple-id');
  expect(await trail()).toEqual([]);
  expect(desk.log.errors).toEqual([]);
});
