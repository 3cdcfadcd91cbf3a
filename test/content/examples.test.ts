import { expect, test } from 'vitest';
import { expectFault } from './support/expect-fault.ts';
import { goodTree } from './support/good-tree.ts';
import { edited, found, load } from './support/in-tree.ts';

const photos = 'intents/photos.yml';
const wifi = 'intents/wifi.yml';

test('the same utterance in two intents is an error that names the other place', async () => {
  const { what } = await expectFault('content-said-twice', edited(wifi, 'wifi said 3\n', 'Photos  said 5 # !\n'));
  expect(what).toContain('intents/photos.yml:7');
});

test('an utterance is compared with symptoms, with what is said unasked, and with what is not ours', async () => {
  await expectFault(
    'content-said-twice',
    edited('dialogs/photos.yml', 'symptoms: [the switch jumps back]', 'symptoms: [wifi said 3] # !'),
  );
  await expectFault('content-said-twice', edited('dialogs/photos.yml', '[the switch was off]', '[wifi said 3] # !'));
  const fact = edited('dialogs/shared.yml', '[I am on my wifi] }', '[photos said 4] } # !');
  await expectFault('content-said-twice', fact);
  await expectFault('content-said-twice', edited('intents/not-ours.yml', 'dishwasher said 2\n', 'wifi said 3 # !\n'));
});

test('the same line twice in one list is told once', async () => {
  const { cure } = await expectFault('content-twice', edited(wifi, 'wifi said 3\n', 'wifi said 2 # !\n'));
  expect(cure).toBe('Keep one of the two.');
});

test('a holdout that is learned is an error, even as an utterance of another intent or as a symptom', async () => {
  await expectFault('content-holdout-learned', edited(wifi, 'wifi held 3\n', 'WIFI said 3 # !\n'));
  await expectFault('content-holdout-learned', edited(wifi, 'wifi held 3\n', 'photos said 3 # !\n'));
  await expectFault('content-holdout-learned', edited(wifi, 'wifi held 3\n', 'the switch jumps back # !\n'));
});

test('a holdout in two intents is an error', async () => {
  await expectFault('content-said-twice', edited(wifi, 'wifi held 3\n', 'photos held 3 # !\n'));
});

test('symptoms of a step that two flows share are an error', async () => {
  await expectFault(
    'content-shared-symptoms',
    edited('dialogs/shared.yml', '    parks: true', '    symptoms: [it hangs all day] # !\n    parks: true'),
  );
});

test('a flow without utterances can be tried, and it is told what it lacks', async () => {
  const { [wifi]: _, ...rest } = goodTree;
  expect(await found(rest)).toEqual(['content-flow-without-intent dialogs/wifi.yml:2']);
});

test('utterances without a flow are an error that names the flow that is meant', async () => {
  const { [wifi]: text = '', ...rest } = goodTree;
  expect(await found({ ...rest, 'intents/wifii.yml': text })).toEqual([
    'content-intent-without-flow intents/wifii.yml:1',
    'content-flow-without-intent dialogs/wifi.yml:2',
  ]);
});

test('fewer than 10 utterances of a flow are a beginning, and an error for the desk and for what is not ours', async () => {
  for (const name of ['wifi', 'greeting', 'not-ours']) {
    const file = `intents/${name}.yml`;
    const text = (goodTree[file] ?? '')
      .replace('utterances:', 'utterances: # !')
      .replace(/ {2}- .* said \d\d\n| {2}- .* said 9\n/g, '');
    const { what, severity } = await expectFault('content-few-utterances', { ...goodTree, [file]: text });
    expect(what).toContain('has 9 utterances');
    expect(severity).toBe(name === 'wifi' ? 'warning' : 'error');
  }
});

test("fewer than 40 utterances or 12 holdouts of a flow are a warning, and the desk's own need not so many", async () => {
  expect(await found(edited(wifi, '  - wifi said 0\n', ''))).toEqual(['content-thin-utterances intents/wifi.yml:1']);
  expect(await found(edited(photos, '  - photos held 0\n', ''))).toEqual([
    'content-thin-holdouts intents/photos.yml:42',
  ]);
  expect(await found(edited('intents/thanks.yml', '  - thanks said 0\n', ''))).toEqual([]);
});

test('a flow with a handful of utterances is learned by its title and its check as well, a grown one is not', async () => {
  const { [wifi]: _, ...rest } = goodTree;
  const loaded = await load({ ...rest, [wifi]: 'utterances: [no wifi here, cannot join]\n' });
  if (loaded.type === 'faults') throw new Error(JSON.stringify(loaded.faults));
  const { flows, examples } = loaded.content;
  const learned = (intent: string) => examples.utterances.flatMap((each) => (each.intent === intent ? each.text : []));
  expect(learned('wifi')).toEqual(expect.arrayContaining([flows.wifi?.title, flows.wifi?.check]));
  expect(learned('photos')).not.toContain(flows.photos?.title);
});

test('a question whose every answer is wrong is a warning', async () => {
  const tree = edited('dialogs/photos.yml', "      - fine: Yes, it's on", "      - wrong: Yes, it's on");
  expect(await found(tree)).toContainEqual(expect.stringMatching('^content-always-wrong dialogs/photos.yml'));
});
