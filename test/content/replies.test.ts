import { expect, test } from 'vitest';
import type { Code } from '../../src/content/faults/codes.ts';
import { goodTree, type Tree } from './support/good-tree.ts';
import { besideGaps, edited, faultsOf, load, marked, named } from './support/in-tree.ts';
import { twoLanguages } from './support/two-languages.ts';

const photos = 'dialogs/replies/photos.yml';
const german = 'dialogs/de/replies/photos.yml';
const shared = 'dialogs/replies/shared.yml';

const replies = `sync-switch:
  Yes, it's on:
    - glows like a traffic light
    - it does
  No, it's off:
    - nothing glows
  no-answer:
    - what is a switch
`;

const held: Tree = { ...goodTree, [photos]: replies };

async function loaded(tree: Tree) {
  const read = await load(tree);
  if (read.type === 'faults') throw new Error(JSON.stringify(read.faults));
  return read;
}

/** The tree has this fault and no other, on the line marked `# !`. Returns what it says. */
async function expectFault(code: Code, tree: Tree) {
  const faults = (await faultsOf(tree)).filter((fault) => fault.code !== 'content-untranslated');
  expect(faults.map(named)).toEqual(marked(code, tree));
  return `${faults[0]?.what} ${faults[0]?.cure}`;
}

test('replies are read beside the question that they answer, each with its place', async () => {
  const at = { flow: 'photos', step: 'sync-switch', file: photos };
  expect((await loaded(held)).replies).toEqual({
    en: [
      { ...at, line: 3, text: 'glows like a traffic light', answer: 0 },
      { ...at, line: 4, text: 'it does', answer: 0 },
      { ...at, line: 6, text: 'nothing glows', answer: 1 },
      { ...at, line: 8, text: 'what is a switch' },
    ],
  });
});

test('nobody learns from them, and no plan is pinned anew for their sake', async () => {
  const [without, withThem] = [await loaded(goodTree), await loaded(held)];
  expect(withThem.content).toEqual(without.content);
  expect(without.replies).toEqual({ en: [] });
});

test('a desk that holds none out has no fault', async () => {
  expect(await faultsOf(goodTree)).toEqual([]);
});

test('a question without answers of its own takes Yes and No', async () => {
  const read = await loaded({ ...goodTree, [photos]: 'mobile-data:\n  "no": [it may not]\n' });
  expect(read.replies.en).toMatchObject([{ step: 'mobile-data', answer: 1 }]);
});

test('replies to a shared step are heard in the first flow that uses it', async () => {
  const read = await loaded({ ...goodTree, [shared]: 'restart:\n  Not yet:\n    - tomorrow maybe\n' });
  expect(read.replies.en).toMatchObject([{ flow: 'photos', step: 'restart', answer: 1 }]);
});

test('replies of a further language stand in its folder, below its own labels', async () => {
  const read = await loaded({
    ...twoLanguages,
    [german]: 'sync-switch:\n  Nein, er ist aus:\n    - der leuchtet nicht\n',
  });
  expect(read.replies).toMatchObject({ en: [], de: [{ file: german, line: 3, flow: 'photos', answer: 1 }] });
  const what = await expectFault('content-unknown-answer', {
    ...twoLanguages,
    [german]: "sync-switch:\n  No, it's off: # !\n    - der leuchtet nicht\n",
  });
  expect(what).toContain('Nein, er ist aus');
});

test('those to a draft are left alone until it is played', async () => {
  const draft = edited('dialogs/photos.yml', 'team: phones', 'team: phones\ndraft: true', held);
  expect((await loaded(draft)).replies).toEqual({ en: [] });
});

test.each([
  ['a flow that there is not', 'content-unknown-flow', 'photo', `sync-switch: # !\n  Yes, it's on: [a]\n`, '"photos"'],
  ['a step that the flow has not', 'content-unknown-step', 'photos', `sync-swich: # !\n  A: [a]\n`, '"sync-switch"'],
  ['a step that no flow uses', 'content-unknown-step', 'shared', `router: # !\n  "Yes": [a]\n`, 'no flow uses'],
  ['a step that asks nothing', 'content-answers-without-question', 'wifi', 'joining: # !\n  A: [a]\n', 'asks nothing'],
  [
    'a label that is none',
    'content-unknown-answer',
    'photos',
    `sync-switch:\n  Yes, its on: # !\n    - a\n`,
    "it's on",
  ],
  [
    'a saying of the question',
    'content-holdout-learned',
    'photos',
    `sync-switch:\n  Yes, it's on:\n    - Green # !\n`,
    "it's on",
  ],
  [
    'a saying, called no answer',
    'content-holdout-learned',
    'photos',
    'sync-switch:\n  no-answer:\n    - green # !\n',
    "it's on",
  ],
  [
    'an utterance of an act',
    'content-holdout-learned',
    'photos',
    'sync-switch:\n  no-answer:\n    - ask where said 0 # !\n',
    'act',
  ],
  [
    'one reply for two answers',
    'content-said-twice',
    'photos',
    `sync-switch:\n  Yes, it's on: [aha]\n  No, it's off:\n    - Aha # !\n`,
    'line 2',
  ],
] as const)('%s is a fault with its line', async (_, code, file, text, says) => {
  expect(await expectFault(code, { ...goodTree, [`dialogs/replies/${file}.yml`]: text })).toContain(says);
});

test("in a further language the desk's own sayings count as learned as well", () =>
  expectFault('content-holdout-learned', {
    ...twoLanguages,
    [german]: 'sync-switch:\n  Ja, er ist an:\n    - green # !\n',
  }));

test('a file of another shape is told', async () => {
  const of = (text: string) => besideGaps({ ...goodTree, [photos]: text });
  expect(await of("sync-switch:\n  Yes, it's on: glows\n")).toEqual([`content-kind ${photos}:2`]);
  expect(await of('sync-switch:\n  no-answer: []\n')).toEqual([`content-count ${photos}:2`]);
});
