import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { loadContent } from '../../src/content/live/load-content.ts';
import type { Content } from '../../src/domain/content/content.ts';
import { goodTree, type Tree } from './support/good-tree.ts';
import { edited, inTree, load } from './support/in-tree.ts';

async function content(tree: Tree = goodTree): Promise<Content> {
  const loaded = await load(tree);
  if (loaded.type === 'faults') throw new Error(JSON.stringify(loaded.faults));
  return loaded.content;
}

async function stepOf(flow: string, id: string, tree?: Tree) {
  const { flows } = await content(tree);
  return flows[flow]?.steps.find((step) => step.id === id);
}

const photos = 'dialogs/photos.yml';
const phrases = 'dialogs/phrases.yml';

test('steps keep the order in which they are written', async () => {
  const { flows } = await content();
  expect(flows.photos?.steps.map(({ id }) => id)).toEqual(['sync-switch', 'connection', 'mobile-data', 'restart']);
});

test('a question without answers has the two of phrases.yml', async () => {
  const yes = edited(phrases, 'button-yes: "yes"', 'button-yes: Jawohl');
  const step = await stepOf('photos', 'mobile-data', edited(phrases, 'button-no: "no"', 'button-no: Nein', yes));
  expect(step?.answers).toEqual([
    { meaning: 'fine', label: 'Jawohl', also: [], unasked: [] },
    { meaning: 'wrong', label: 'Nein', also: [], unasked: [] },
  ]);
});

test('a step without a question has no answers', async () => {
  expect((await stepOf('wifi', 'joining'))?.answers).toEqual([]);
});

test('a draft is left out with what begins it, and is the first topic where drafts are played', async () => {
  const tree = { ...goodTree, [photos]: `draft: true\n${goodTree[photos]}` };
  const begin = ({ examples }: Content) => examples.utterances.filter(({ intent }) => intent === 'photos').length;
  const published = await content(tree);
  expect(Object.keys(published.flows)).toEqual(['wifi']);
  expect([published.desk.topics, begin(published)]).toEqual([['wifi'], 0]);
  const loaded = await inTree(tree, (root) => loadContent(root, true));
  if (loaded.type === 'faults') throw new Error(JSON.stringify(loaded.faults));
  expect(loaded.drafts).toEqual(['photos']);
  expect(loaded.content.desk.topics).toEqual(['photos', 'wifi']);
  expect(begin(loaded.content)).toBeGreaterThan(0);
});

test('a guard is a list of values, and a text has no spaces at its ends', async () => {
  expect(await stepOf('photos', 'mobile-data')).toMatchObject({
    when: { network: ['mobile'] },
    fix: 'Switch **Mobile Data** on.',
  });
});

test("a flow's own keys replace the shared step's, and its name is kept", async () => {
  const tree = edited(
    photos,
    'restart: { use: restart }',
    'once-more: { use: restart, minutes: 9, answers: [{ fine: "Yes, done" }, { wrong: "No, not" }] }',
  );
  expect(await stepOf('photos', 'once-more', tree)).toEqual({
    id: 'once-more',
    shared: 'restart',
    title: 'Restart',
    ask: 'Have you restarted the iPhone since this began?',
    how: 'Restarted means switched off and on.',
    why: 'A restart clears what got stuck.',
    fix: 'Switch it off and on.',
    answers: [
      { meaning: 'fine', label: 'Yes, done', also: [], unasked: [] },
      { meaning: 'wrong', label: 'No, not', also: [], unasked: [] },
    ],
    parks: true,
    minutes: 9,
    symptoms: [],
  });
  expect((await stepOf('wifi', 'restart', tree))?.when).toEqual({ router: ['fine'] });
});

test('symptoms are utterances of their flow that name their step; holdouts are not learned', async () => {
  const { examples } = await content();
  expect(examples.utterances).toContainEqual({ intent: 'photos', text: 'the switch jumps back', step: 'sync-switch' });
  expect(examples.utterances.filter(({ intent }) => intent === 'wifi')).toHaveLength(40);
  expect(examples.holdouts.filter(({ intent }) => intent === 'greeting')).toHaveLength(12);
  expect(examples.notOurs[0]).toBe('dishwasher said 0');
  expect(examples.utterances.map(({ intent }) => intent)).not.toContain('not-ours');
});

test('every phrase is a list of wordings', async () => {
  const { phrases: loaded } = await content(edited(phrases, '"Says lost."', '[One., Two.]'));
  expect(loaded.says.lost).toEqual(['One.', 'Two.']);
  expect(loaded.says.thanks).toEqual(['Says thanks.']);
  expect(loaded.hears.help).toEqual(['hears help']);
});

test('the bundle of a flow holds the flows it calls to any depth, and all facts', async () => {
  const third = 'title: Third\ncheck: Is it gone?\nsteps:\n  one: { title: One, fix: Do it, why: It helps }\n';
  const tree = edited('dialogs/wifi.yml', '    why: An old', '    call: third\n    why: An old', {
    ...goodTree,
    'dialogs/third.yml': third,
    'intents/third.yml': (goodTree['intents/wifi.yml'] ?? '').replaceAll('wifi', 'third'),
  });
  const { bundles, flows } = await content(tree);
  expect(Object.keys(bundles.photos?.flows ?? {})).toEqual(['photos', 'third', 'wifi']);
  expect(Object.keys(bundles.third?.flows ?? {})).toEqual(['third']);
  expect(bundles.photos).toMatchObject({ root: 'photos', facts: { network: { wifi: { title: 'on Wi-Fi' } } } });
  expect(bundles.wifi?.flows.wifi).toEqual(flows.wifi);
});

test('a hash is SHA-256 of the canonical JSON of the rest', async () => {
  const { bundles } = await content();
  const { hash, ...rest } = bundles.wifi ?? { hash: '' };
  const inOrder = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inOrder);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, part]) => [key, inOrder(part)] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  };
  expect(hash).toBe(
    createHash('sha256')
      .update(JSON.stringify(inOrder(rest)))
      .digest('hex'),
  );
});

test('the order of keys and files changes no hash; an edit changes those of the flows it reaches', async () => {
  const before = await content();
  const moved = await content(
    edited(
      photos,
      "title: Photos that don't sync\ncheck: Are your photos syncing now?",
      "check: Are your photos syncing now?\ntitle: Photos that don't sync",
    ),
  );
  expect(moved.version).toBe(before.version);
  const wifi = await content(edited('dialogs/wifi.yml', 'Forget the network', 'Forget that network'));
  expect(wifi.version).not.toBe(before.version);
  expect(wifi.bundles.photos?.hash).not.toBe(before.bundles.photos?.hash);
  const own = await content(edited(photos, 'minutes: 5', 'minutes: 6'));
  expect(own.bundles.wifi?.hash).toBe(before.bundles.wifi?.hash);
  expect(own.bundles.photos?.hash).not.toBe(before.bundles.photos?.hash);
  const said = await content(edited('intents/wifi.yml', 'wifi said 7', 'wifi sad 7'));
  expect(said.version).not.toBe(before.version);
  expect(said.bundles).toEqual(before.bundles);
});

test('aliases of YAML are followed', async () => {
  const tree = edited(
    photos,
    '    symptoms: [the switch jumps back]',
    '    symptoms: &s [the switch jumps back]\n    how: &h Look.',
  );
  expect(
    (
      await stepOf(
        'photos',
        'connection',
        edited(photos, "    how: Open one that you haven't visited today.", '    how: *h', tree),
      )
    )?.how,
  ).toBe('Look.');
});

test('what is said to questions back is kept for a step, its flow and all flows; a shared step is added to', async () => {
  const say = (text: string) => `[{ asked: [what is ${text}], say: The ${text}. }]`;
  const faq = (text: string) => ({ asked: [`what is ${text}`], say: `The ${text}.` });
  const inShared = edited(
    'dialogs/shared.yml',
    '    parks: true',
    `    parks: true\n    safe: Nothing goes.\n    costs: Free.\n    faq: ${say('b')}`,
    edited('dialogs/shared.yml', 'facts:', `safe: All is well.\nfaq: ${say('d')}\nfacts:`),
  );
  const tree = edited(
    photos,
    'restart: { use: restart }',
    `restart: { use: restart, safe: Not here., faq: ${say('a')} }`,
    edited(photos, 'team: phones', `team: phones\ncosts: Nothing.\nfaq: ${say('c')}`, inShared),
  );
  const { flows, questionsBack } = await content(tree);
  expect(questionsBack).toEqual({ safe: 'All is well.', faq: [faq('d')] });
  expect(flows.photos).toMatchObject({ costs: 'Nothing.', faq: [faq('c')] });
  expect(flows.photos?.steps.at(-1)).toMatchObject({ safe: 'Not here.', costs: 'Free.', faq: [faq('a'), faq('b')] });
});

test('bounds of an answer are lists of numbers with their units', async () => {
  const tree = edited(
    photos,
    '        also: [green]',
    '        also: [green]\n        over: 50 %\n        under: [2 GB, "5"]',
    edited(photos, '        unasked: [the switch was off]', '        under: 1'),
  );
  const answers = (await stepOf('photos', 'sync-switch', tree))?.answers;
  expect(answers).toMatchObject([{ over: ['50 %'], under: ['2 GB', '5'] }, { under: ['1'] }]);
});

test('an answer whose fix destroys something says so', async () => {
  const words = edited('dialogs/shared.yml', 'facts:', 'destructive: [erase]\nfacts:');
  const fix = edited(photos, 'fix: Switch **Sync this iPhone** on.', 'fix: ERASE it.\n    safe: All goes.', words);
  const step = await stepOf('photos', 'sync-switch', fix);
  expect(step?.answers.map(({ isDestructive }) => isDestructive)).toEqual([undefined, true]);
});

test('a flow that is called by a fact is pinned with its caller', async () => {
  const calls = 'calls: { network: { wifi: wifi, mobile: wifi } }';
  const asking = edited(
    photos,
    '      - wrong: No, on Wi-Fi\n        sets: { network: wifi }\n        call: wifi\n',
    '',
  );
  const tree = edited(
    photos,
    '        unasked: [the switch was off]',
    `        unasked: [the switch was off]\n        ${calls}`,
    edited(photos, '    fix: Switch **Sync this iPhone** on.\n', '', asking),
  );
  const { bundles } = await content(tree);
  expect(Object.keys(bundles.photos?.flows ?? {})).toEqual(['photos', 'wifi']);
});
