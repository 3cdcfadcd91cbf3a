import { describe, expect, test } from 'vitest';
import { originalHash } from '../../src/content/translatable.ts';
import { expectFault } from './support/expect-fault.ts';
import { goodTree, type Tree } from './support/good-tree.ts';
import { besideGaps, edited, found, load } from './support/in-tree.ts';
import { germanIntent, twoLanguages } from './support/two-languages.ts';

function without(...files: readonly string[]): Tree {
  return Object.fromEntries(Object.entries(twoLanguages).filter(([file]) => !files.includes(file)));
}

async function loaded(tree: Tree) {
  const read = await load(tree);
  if (read.type === 'faults') throw new Error(JSON.stringify(read.faults));
  return read.content;
}

test('a folder named like a language is read as one, beside its phrases', async () => {
  const { languages, examples, phrases: own } = await loaded(twoLanguages);
  expect(Object.keys(languages)).toEqual(['de']);
  const { de } = languages;
  expect(de?.examples.utterances).toHaveLength(25 * 6 + 1);
  expect(de?.examples.utterances[0]).toEqual({ intent: 'goodbye', text: 'deutsch goodbye gesagt 0' });
  expect(de?.examples.notOurs).toHaveLength(25);
  expect(de?.examples.holdouts).toHaveLength(8 * 6);
  expect(examples.utterances.filter(({ text }) => text.startsWith('deutsch'))).toEqual([]);
  expect(own.hears.yes).toEqual(['yes']);
});

test("a further language hears its own sayings and the desk's, each once, and says what it does not translate as the desk does", async () => {
  const { languages, phrases: own } = await loaded(twoLanguages);
  expect(languages.de?.phrases.hears.yes).toEqual(['yes', 'ja', 'jep']);
  expect(languages.de?.phrases.hears.why).toEqual(['hears why']);
  expect(languages.de?.phrases.says).toEqual({
    ...own.says,
    call: ['Fangen wir an: {title}.'],
    thanks: ['Gerne.', 'Bitte sehr.'],
  });
  expect([languages.de?.page.send, languages.de?.page.menu]).toEqual(['Senden', 'Shows menu.']);
});

test('a desk of one language has no other', async () => {
  expect((await loaded(goodTree)).languages).toEqual({});
});

test('a folder of another name is not read', async () => {
  expect(await found({ ...goodTree, 'intents/drafts/nonsense.yml': 'nothing: here' })).toEqual([]);
});

test('a language needs phrases, strangers and the words that the desk answers itself', async () => {
  expect(
    await besideGaps(without('dialogs/de/phrases.yml', 'intents/de/not-ours.yml', 'intents/de/talk-to-agent.yml')),
  ).toEqual([
    'content-no-file dialogs/de/phrases.yml',
    'content-no-file intents/de/not-ours.yml',
    'content-no-file intents/de/talk-to-agent.yml',
  ]);
});

test('a flow that nothing leads to in one language is told, and the desk still works', async () => {
  expect(await besideGaps(without('intents/de/wifi.yml'))).toEqual(['content-untold-flow intents/de/wifi.yml']);
  expect((await load(without('intents/de/wifi.yml'))).type).toBe('content');
});

test('phrases of a language without utterances are told to be idle', async () => {
  expect(await found({ ...goodTree, 'dialogs/de/phrases.yml': twoLanguages['dialogs/de/phrases.yml'] ?? '' })).toEqual([
    'content-stray-file dialogs/de',
  ]);
});

test("the desk's own language has no folder", () =>
  expectFault('content-own-language', edited('desk.yml', 'language: en', 'language: de-AT # !', twoLanguages)));

test('an unknown intent in a language is an error, with the one that was meant', async () => {
  const tree = { ...without('intents/de/wifi.yml'), 'intents/de/wifii.yml': germanIntent('deutsch wifi') };
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
  const thin = { ...twoLanguages, 'intents/de/photos.yml': germanIntent('deutsch photos', 24, 7) };
  expect(await besideGaps(thin)).toEqual([
    'content-thin-utterances intents/de/photos.yml:1',
    'content-thin-holdouts intents/de/photos.yml:26',
  ]);
});

test('no answer is a command in any language', () =>
  expectFault(
    'content-command-saying',
    edited('dialogs/photos.yml', 'also: [green]', 'also: [zurück] # !', twoLanguages),
  ));

test('names and keys are checked like those of phrases.yml', async () => {
  await expectFault(
    'content-phrase-name',
    edited('dialogs/de/phrases.yml', '"Fangen wir an: {title}."', '"{name}?" # !', twoLanguages),
  );
  const misspelt = edited('dialogs/de/phrases.yml', 'help: [hilfe]', 'hepl: [hilfe]', twoLanguages);
  expect(await found(misspelt)).toContain('content-unknown-key dialogs/de/phrases.yml:10');
});

describe('a translated flow', () => {
  const flow = async (tree: Tree = twoLanguages) => (await loaded(tree)).languages.de?.flows.photos;
  const step = async (id: string, tree?: Tree) => (await flow(tree))?.steps.find((each) => each.id === id);

  test('has its texts, and all else of the original', async () => {
    const german = await flow();
    const { flows } = await loaded(twoLanguages);
    expect(german?.title).toBe('Fotos, die nicht synchronisieren');
    expect(german?.team).toBe(flows.photos?.team);
    expect(german?.steps.map(({ id }) => id)).toEqual(flows.photos?.steps.map(({ id }) => id));
    expect(await step('sync-switch')).toMatchObject({
      ask: 'Ist **Dieses iPhone synchronisieren** an?',
      path: 'Einstellungen > [Ihr Name] > iCloud > Fotos = ein',
      minutes: 5,
    });
    expect((await step('connection'))?.answers.map(({ meaning, sets }) => [meaning, sets?.network])).toEqual([
      ['fine', 'wifi'],
      ['fine', 'mobile'],
      ['wrong', 'wifi'],
    ]);
  });

  test("hears its own sayings in reply, and the desk's", async () => {
    const [fine, wrong] = (await step('sync-switch'))?.answers ?? [];
    expect([fine?.label, fine?.also]).toEqual(['Ja, er ist an', ['grün', "Yes, it's on", 'green']]);
    expect(wrong?.unasked).toEqual(['der schalter war aus']);
  });

  test('has the shared step of the language, and its facts', async () => {
    expect(await step('restart')).toMatchObject({ title: 'Neustart', shared: 'restart', minutes: 3, parks: true });
    const { bundles } = await loaded(twoLanguages);
    expect(bundles.photos?.languages?.de?.facts.network).toEqual({
      wifi: { title: 'im WLAN', unasked: ['ich bin im wlan'] },
      mobile: { title: 'mit mobilen Daten', unasked: ['I am using 5G'] },
    });
  });

  test('teaches its symptoms in its language, with their step', async () => {
    const { examples, languages } = await loaded(twoLanguages);
    const symptom = { intent: 'photos', text: 'der schalter springt zurück', step: 'sync-switch' };
    expect(languages.de?.examples.utterances).toContainEqual(symptom);
    expect(examples.utterances).not.toContainEqual(symptom);
  });

  test("says a sentence that is missing as the desk's own language does, and that is told", async () => {
    const tree = edited('dialogs/de/photos.yml', '    ask: Öffnet sich eine Webseite?', '    # none', twoLanguages);
    expect(await step('connection', tree)).toMatchObject({ title: 'Verbindung', ask: 'Does a web page load?' });
    expect(await found(tree)).toContain('content-untranslated dialogs/de/photos.yml:1');
    expect((await load(tree)).type).toBe('content');
  });

  test('is pinned with the original', async () => {
    const { bundles } = await loaded(twoLanguages);
    const { bundles: others } = await loaded(
      edited('dialogs/de/photos.yml', 'title: Schalter', 'title: Taste', twoLanguages),
    );
    expect(bundles.photos?.languages?.de?.flows.wifi?.title).toBe('WLAN, das nicht geht');
    expect(others.photos?.hash).not.toBe(bundles.photos?.hash);
    expect(others.wifi?.hash).toBe(bundles.wifi?.hash);
  });

  test('has no step that the original lacks, and its answers in the order of the original', async () => {
    await expectFault(
      'content-unknown-step',
      edited('dialogs/de/photos.yml', '  sync-switch:', '  sync-swich: # !', twoLanguages),
    );
    await expectFault(
      'content-translated-answer',
      edited('dialogs/de/photos.yml', '- wrong: Nein, im WLAN', '- fine: Nein, im WLAN # !', twoLanguages),
    );
    await expectFault(
      'content-unknown-key',
      edited('dialogs/de/photos.yml', '    why: Solange', '    minutes: 3 # !\n    why: Solange', twoLanguages),
    );
  });

  test('of no original is told to be idle', async () => {
    expect(await found({ ...twoLanguages, 'dialogs/de/fotos.yml': 'title: Fotos\n' })).toContain(
      'content-stray-file dialogs/de/fotos.yml',
    );
  });

  test('that was translated from another text than stands there now is told, text by text', async () => {
    const noted = (text: string) => ({
      ...twoLanguages,
      'dialogs/de/originals.json': JSON.stringify({ 'photos steps.sync-switch.title': originalHash(text) }),
    });
    const old = 'content-translation-old dialogs/de/photos.yml:6';
    expect(await found(noted('Sync switch'))).not.toContain(old);
    expect(await found(noted('Switch'))).toContain(old);
  });
});
