import { expect, it } from 'vitest';
import type { Reply } from '../../src/domain/conversation/reply.ts';
import { hour, minute } from '../../src/domain/time.ts';
import { deskInEachTest } from '../play/desk-in-each-test.ts';
import { type PlainDesk, send } from '../play/plain-desk.ts';

let desk: PlainDesk;

// It is ten o'clock in the morning in Berlin.
deskInEachTest((own) => {
  desk = own;
});

const say = (text: string) => send(desk, 'c', { text });

/** At the check of a fix of five minutes, and at one that takes the phone away for three. */
const toCheck = ['photos not uploading', 'another account'];
const toParked = ['my iphone is frozen and nothing reacts', 'the whole phone', 'clean and dry'];

async function sayAll(...texts: readonly string[]): Promise<void> {
  for (const text of texts) await say(text);
}

/** Lets time pass, and gives what the bot says by itself. */
async function pass(ms: number): Promise<readonly Reply[]> {
  const before = (await desk.store.find('c'))?.head ?? 0;
  desk.now += ms;
  await desk.engine.tick();
  await desk.engine.idle();
  return (await desk.store.read('c', before, 100)).flatMap(({ body }) => (body.kind === 'reply' ? [body.reply] : []));
}

const kinds = (replies: readonly Reply[]) => replies.map(({ kind, step }) => [kind, step].filter(Boolean).join(' '));
const wish = (change: Partial<PlainDesk['content']['desk']>): void => {
  desk.content = { ...desk.content, desk: { ...desk.content.desk, ...change } };
};

it('asks how a fix went once the time that it takes is over, with the buttons of its check and "not yet"', async () => {
  await sayAll(...toParked);
  expect(await pass(33 * minute - 1)).toEqual([]);
  const asked = await pass(1);
  expect(kinds(asked)).toEqual(['check force-restart']);
  expect(asked[0]?.text).toContain('Does the iPhone respond as it should now?');
  expect(asked[0]?.choices?.map(({ pick }) => pick)).toEqual(['solved', 'no-effect', 'could-not', 'not-yet']);
  for (let hours = 0; hours < 40; hours++) expect(await pass(hour)).toEqual([]);
});

it('counts from the last word, where one was said while the fix was open', async () => {
  await sayAll(...toCheck);
  await pass(20 * minute);
  await say('is it safe?');
  expect(await pass(29 * minute)).toEqual([]);
  expect(kinds(await pass(minute))).toEqual(['check apple-id']);
});

it('does not ask at night: what falls into it is asked at eight in the morning of the desk', async () => {
  await pass(11 * hour - 20 * minute); // It is twenty to nine in the evening.
  await sayAll(...toCheck);
  expect(await pass(11 * hour)).toEqual([]);
  expect(kinds(await pass(20 * minute))).toEqual(['check apple-id']);
});

it('asks of the next fix too, if that gets no answer either', async () => {
  await sayAll(...toParked);
  await pass(hour);
  await sayAll('no change', "yes, it's black", 'no');
  expect(kinds(await pass(3 * hour))).toEqual([expect.stringMatching(/^check /)]);
});

it.each([
  ['at a question', ['photos not uploading']],
  ['once it is solved', [...toCheck, 'yes']],
  ['once the person has said goodbye', [...toCheck, 'thanks, bye']],
  ['where they will do it another time', [...toParked, "I'll do it tomorrow"]],
  ['once they have left the problem', [...toCheck, 'forget it, leave it']],
  ['while they wait for a person', [...toCheck, 'a person please']],
  ['beside the offer of another problem', [...toCheck, "my phone won't charge"]],
  ['beside the offer to skip it', [...toCheck, 'blue elephants', 'green elephants']],
])('does not ask %s', async (_, texts) => {
  await sayAll(...texts);
  expect((await pass(10 * hour)).filter(({ kind }) => kind === 'check')).toEqual([]);
});

it('does not ask somebody who became a ticket', async () => {
  desk.staffing = { present: false, ahead: 0 };
  await sayAll(...toCheck, 'a person please');
  expect(kinds(await pass(10 * hour))).toEqual([]);
});

it('does not ask where the desk does not want it', async () => {
  wish({ followUpMinutes: 0 });
  await sayAll(...toCheck);
  expect(await pass(10 * hour)).toEqual([]);
});

it('says only that it is taken for solved where the server was away until then', async () => {
  await sayAll(...toCheck);
  expect(kinds(await pass(50 * hour))).toEqual(['outcome apple-id']);
});

it('counts no answer of its own among what the person did', async () => {
  await sayAll(...toParked);
  await pass(hour);
  await say('yes works');
  const trail = (await desk.store.find('c'))?.state.last?.plan.trail ?? [];
  expect(trail.map(({ reading, source }) => `${source} ${reading.type}`).slice(-2)).toEqual([
    'granted returned',
    'said solved',
  ]);
});
