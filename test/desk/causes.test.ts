import { expect, it } from 'vitest';
import { repliesAfter } from './support/replies-after.ts';

/** What is said before, what tells a cause instead of an answer or beside one, and the step of the last reply. */
const rows: readonly (readonly [readonly string[], string, string])[] = [
  [['my phone does not charge'], 'the port is full of pocket fluff, I can see it', 'port'],
  [['my phone does not charge'], 'not wet. the port is full of white dust', 'port'],
  [['my phone does not charge', 'no'], "it's on one of those round pads", 'wireless'],
  [['icloud storage full'], 'most of it is videos of the kids', 'videos'],
  [['iphone storage full'], 'it keeps the full originals of all photos I think', 'optimise'],
  [['mobile data not working'], 'my provider texted that my allowance is gone', 'data-left'],
  [['my iphone is frozen'], "it's all black, nothing comes on", 'charge'],
  [['update does not install'], "it's been at the apple with the bar since breakfast", 'hanging'],
  [['mein iPhone lädt nicht'], 'im Anschluss steckt lauter Staub aus der Hosentasche', 'port'],
];

/** What tells no other cause, and stays at the open step or answers its question. */
const others: readonly (readonly [readonly string[], string, string])[] = [
  [['my phone does not charge'], 'what does this have to do with charging?', 'moisture'],
  [['my phone does not charge'], "hang on, I'm getting my glasses", 'moisture'],
  [['my phone does not charge'], 'no, there is no fluff in the port either', 'temperature'],
  [['icloud storage full'], 'no, none, and hardly any videos', 'recently-deleted'],
];

const said = repliesAfter();

async function stepAfter(before: readonly string[], words: string): Promise<string | undefined> {
  return (await said(before, words)).at(-1)?.reply.step;
}

it.each(rows)('after %j "%s" leads to the step %s', async (before, words, step) => {
  expect(await stepAfter(before, words)).toBe(step);
});

it.each(others)('after %j "%s" tells no other cause, and leads to %s', async (before, words, step) => {
  expect(await stepAfter(before, words)).toBe(step);
});

it('asks again about what it wrongly took for granted once somebody says otherwise', async () => {
  const before = ["my photos don't sync, the account is the right one"];
  expect(await stepAfter(before, "oh, it's my husband's apple id that is on the phone")).toBe('apple-id');
});
