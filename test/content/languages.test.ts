import { expect, test } from 'vitest';
import { deskIntents } from '../../src/domain/content/content.ts';
import { expectFault } from './support/expect-fault.ts';
import { goodTree, type Tree, talkFiles } from './support/good-tree.ts';
import { edited, found, load } from './support/in-tree.ts';

const phrases = `says:
  other-language: [Ich antworte auf Englisch., "Nur Englisch, leider."]
hears:
  "yes": [ja, "yes", jep]
  "no": [nein]
  not: [nicht]
  help: [hilfe]
  back: [zurück]
  person: [mensch]
  bot: [zum bot]
`;

function intent(word: string, utterances = 25, holdouts = 8): string {
  const lines = (count: number, kind: string) => Array.from({ length: count }, (_, n) => `  - ${word} ${kind} ${n}`);
  return ['utterances:', ...lines(utterances, 'gesagt'), 'holdouts:', ...lines(holdouts, 'gehalten'), ''].join('\n');
}

const intents = ['photos', 'wifi', ...deskIntents, 'not-ours'];

/** The good tree with German beside its English. */
const twoLanguages: Tree = {
  ...goodTree,
  'dialogs/phrases.de.yml': phrases,
  ...talkFiles('de'),
  ...Object.fromEntries(intents.map((id) => [`intents/de/${id}.yml`, intent(`deutsch ${id}`)])),
};

function without(...files: readonly string[]): Tree {
  return Object.fromEntries(Object.entries(twoLanguages).filter(([file]) => !files.includes(file)));
}

async function loaded(tree: Tree) {
  const read = await load(tree);
  if (read.type === 'faults') throw new Error(JSON.stringify(read.faults));
  return read.content;
}

test('a folder named like a language is read as one, beside its phrases', async () => {
  expect(await found(twoLanguages)).toEqual([]);
  const { languages, examples, phrases: own } = await loaded(twoLanguages);
  expect(Object.keys(languages)).toEqual(['de']);
  const { de } = languages;
  expect(de?.notice).toEqual(['Ich antworte auf Englisch.', 'Nur Englisch, leider.']);
  expect(de?.examples.utterances).toHaveLength(25 * 6);
  expect(de?.examples.utterances[0]).toEqual({ intent: 'goodbye', text: 'deutsch goodbye gesagt 0' });
  expect(de?.examples.notOurs).toHaveLength(25);
  expect(de?.examples.holdouts).toHaveLength(8 * 6);
  expect(examples.utterances.filter(({ text }) => text.startsWith('deutsch'))).toEqual([]);
  expect(own.hears.yes).toEqual(['yes']);
});

test("a further language hears its own sayings and the desk's, each once, and says what the desk says", async () => {
  const { languages, phrases: own } = await loaded(twoLanguages);
  expect(languages.de?.phrases.hears.yes).toEqual(['yes', 'ja', 'jep']);
  expect(languages.de?.phrases.hears.why).toEqual(['hears why']);
  expect(languages.de?.phrases.says).toEqual(own.says);
});

test('a desk of one language has no other', async () => {
  expect((await loaded(goodTree)).languages).toEqual({});
});

test('a folder of another name is not read', async () => {
  expect(await found({ ...goodTree, 'intents/drafts/nonsense.yml': 'nothing: here' })).toEqual([]);
});

test('a language needs phrases, strangers and the words that the desk answers itself', async () => {
  expect(
    await found(without('dialogs/phrases.de.yml', 'intents/de/not-ours.yml', 'intents/de/talk-to-agent.yml')),
  ).toEqual([
    'content-no-file dialogs/phrases.de.yml',
    'content-no-file intents/de/not-ours.yml',
    'content-no-file intents/de/talk-to-agent.yml',
  ]);
});

test('a flow that nothing leads to in one language is told, and the desk still works', async () => {
  expect(await found(without('intents/de/wifi.yml'))).toEqual(['content-untold-flow intents/de/wifi.yml']);
  expect((await load(without('intents/de/wifi.yml'))).type).toBe('content');
});

test('phrases of a language without utterances are told to be idle', async () => {
  expect(await found({ ...goodTree, 'dialogs/phrases.de.yml': phrases })).toEqual([
    'content-stray-file dialogs/phrases.de.yml',
  ]);
});

test("the desk's own language has no folder", () =>
  expectFault('content-own-language', edited('desk.yml', 'language: en', 'language: de-AT # !', twoLanguages)));

test('an unknown intent in a language is an error, with the one that was meant', async () => {
  const tree = { ...without('intents/de/wifi.yml'), 'intents/de/wifii.yml': intent('deutsch wifi') };
  const faults = await found(tree);
  expect(faults).toContain('content-intent-without-flow intents/de/wifii.yml:1');
});

test('a sentence stands in one language only', () =>
  expectFault(
    'content-said-twice',
    edited('intents/de/photos.yml', 'deutsch photos gesagt 3', 'hello said 3 # !', twoLanguages),
  ));

test('a holdout of one language is not learned in the other', () =>
  expectFault(
    'content-holdout-learned',
    edited('intents/de/photos.yml', 'deutsch photos gehalten 2', 'photos said 1 # !', twoLanguages),
  ));

test('25 utterances and 8 holdouts are enough in a further language, fewer are told', async () => {
  const thin = { ...twoLanguages, 'intents/de/photos.yml': intent('deutsch photos', 24, 7) };
  expect(await found(thin)).toEqual([
    'content-thin-utterances intents/de/photos.yml:1',
    'content-thin-holdouts intents/de/photos.yml:26',
  ]);
});

test('no answer is a command in any language', () =>
  expectFault(
    'content-command-saying',
    edited('dialogs/photos.yml', 'also: [green]', 'also: [zurück] # !', twoLanguages),
  ));

test('what is said in a language fills in no names, and keys are checked like those of phrases.yml', async () => {
  await expectFault(
    'content-phrase-name',
    edited(
      'dialogs/phrases.de.yml',
      '[Ich antworte auf Englisch., "Nur Englisch, leider."]',
      '"{name}?" # !',
      twoLanguages,
    ),
  );
  const misspelt = edited('dialogs/phrases.de.yml', 'help: [hilfe]', 'hepl: [hilfe]', twoLanguages);
  expect(await found(misspelt)).toContain('content-unknown-key dialogs/phrases.de.yml:7');
});
