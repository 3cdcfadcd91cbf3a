import { expect, it } from 'vitest';
import type { Entry } from '../../src/domain/conversation/entry.ts';
import { deskInEachTest } from '../play/desk-in-each-test.ts';
import { type PlainDesk, send } from '../play/plain-desk.ts';

const hour = 3_600_000;
let desk: PlainDesk;

deskInEachTest((own) => {
  desk = own;
});

const say = (text: string): Promise<readonly Entry[]> => send(desk, 'c', { text });

async function sayAll(...texts: readonly string[]): Promise<void> {
  for (const text of texts) await say(text);
}

/** Lets hours pass, and gives what the bot said and recorded by itself. */
async function pass(hours: number): Promise<readonly string[]> {
  const before = (await desk.store.find('c'))?.head ?? 0;
  desk.now += hours * hour;
  await desk.engine.tick();
  await desk.engine.idle();
  return (await desk.store.read('c', before, 100)).flatMap(({ body }) => {
    if (body.kind === 'reply') return [`says ${body.reply.kind} ${body.reply.outcome ?? ''}`.trim()];
    return body.kind === 'record' && body.record.type === 'episode-ended' ? [`records ${body.record.outcome}`] : [];
  });
}

const isOpen = async (): Promise<boolean> => (await desk.store.find('c'))?.state.episode !== undefined;

it('takes a problem for solved after 48 hours of silence at its check, not before, and says so once', async () => {
  await sayAll('photos not uploading', 'another account');
  expect(await pass(1)).toEqual(['says check']);
  expect(await pass(46)).toEqual([]);
  expect(await pass(1)).toEqual(['says outcome assumed', 'records assumed']);
  expect(await isOpen()).toBe(false);
  expect(await pass(1000)).toEqual([]);
});

it('takes nothing for solved where somebody has said goodbye at its check, until they have written again', async () => {
  await sayAll('photos not uploading', 'another account', "bye, I'll be back tonight");
  expect(await pass(167)).toEqual([]);
  expect(await isOpen()).toBe(true);
  await say('done, one more minute');
  expect(await pass(47)).toEqual(['says check']);
  expect(await pass(1)).toEqual(['says outcome assumed', 'records assumed']);
});

it('gives a problem up after 168 hours of silence at a question, without a word', async () => {
  await sayAll('photos not uploading');
  expect(await pass(167)).toEqual([]);
  expect(await isOpen()).toBe(true);
  expect(await pass(1)).toEqual(['records abandoned']);
  expect(await isOpen()).toBe(false);
});

it('waits as long at a parked step as at a question: the phone may be away', async () => {
  await sayAll('my iphone is frozen and nothing reacts', 'the whole phone', 'clean and dry');
  expect(await pass(1)).toEqual(['says check']);
  expect(await pass(166)).toEqual([]);
  expect(await pass(1)).toEqual(['records abandoned']);
});

it('waits anew from the last word, whatever that word was', async () => {
  await sayAll('photos not uploading', 'another account');
  await pass(47);
  // Neither moves the flow on: an offer of another problem, and its refusal in no known words.
  await sayAll("my phone won't charge");
  // An offer is open, so nobody asks how the fix went.
  expect(await pass(47)).toEqual([]);
  expect(await pass(1)).toEqual(['says outcome assumed', 'records assumed']);
});

it('does nothing where the problem was solved, or a person called, meanwhile', async () => {
  await sayAll('photos not uploading', 'another account', 'yes');
  expect(await pass(1000)).toEqual([]);
  await sayAll('photos not uploading', 'a person please');
  expect(await pass(1000)).not.toContain('says outcome assumed');
});

it('picks up a problem that was wrongly taken for solved', async () => {
  await sayAll('photos not uploading', 'another account');
  await pass(48);
  const reopened = await say('still not working');
  expect(reopened.map(({ body }) => body.kind === 'reply' && body.reply.step)).toEqual(['sync-switch']);
});

it('asks whether to carry on after half a day of silence, where the words say nothing themselves', async () => {
  await sayAll('photos not uploading');
  await pass(13);
  const offered = await say('zzz qqq');
  expect(offered.map(({ body }) => body.kind === 'reply' && body.reply.kind)).toEqual(['offer']);
  const carriedOn = await say('carry on');
  expect(carriedOn.map(({ body }) => body.kind === 'reply' && body.reply.step)).toEqual(['apple-id']);
});
