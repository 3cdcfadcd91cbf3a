import { expect, test } from 'vitest';
import { kindsOf } from '../../src/domain/content/acts.ts';
import { deskIntents } from '../../src/domain/content/content.ts';
import { expectFault } from './support/expect-fault.ts';
import { goodTree, type Tree, talkFiles } from './support/good-tree.ts';
import { besideGaps, edited, faultsOf, load } from './support/in-tree.ts';

const report = 'dialogs/acts/report.yml';
const urgent = 'dialogs/urgent.yml';
const harmless = 'dialogs/acts/not-urgent.yml';

const german: Tree = {
  ...goodTree,
  ...talkFiles('de'),
  'dialogs/de/phrases.yml':
    'says: { thanks: Gerne. }\nhears: { "yes": [ja], "no": [nein], not: [nicht], help: [hilfe], back: [zurück], person: [mensch], bot: [bot] }\n',
  ...Object.fromEntries(
    ['photos', 'wifi', ...deskIntents, 'not-ours'].map((id) => [
      `intents/de/${id}.yml`,
      (goodTree['intents/photos.yml'] ?? '').replaceAll('photos', `deutsch ${id}`),
    ]),
  ),
};

function without(tree: Tree, ...beginnings: readonly string[]): Tree {
  return Object.fromEntries(
    Object.entries(tree).filter(([file]) => !beginnings.some((beginning) => file.startsWith(beginning))),
  );
}

async function contentOf(tree: Tree) {
  const loaded = await load(tree);
  if (loaded.type === 'faults') throw new Error(JSON.stringify(loaded.faults));
  return loaded.content;
}

test('acts are read with their kinds, and what is harmless is kept apart', async () => {
  const { acts } = await contentOf(goodTree);
  expect(acts.utterances).toContainEqual({ act: 'ask', kind: 'where', text: 'ask where said 0' });
  expect(acts.holdouts).toContainEqual({ act: 'urgent', kind: 'burning', text: 'urgent burning held 0' });
  expect(new Set(acts.utterances.map(({ act }) => act))).toEqual(new Set(Object.keys(kindsOf)));
  expect(acts.harmless).toHaveLength(60);
  expect(acts.harmlessHoldouts).toHaveLength(15);
});

test('words are read as they are written, in the language of the file', async () => {
  const { words, languages } = await contentOf(german);
  expect(words).toMatchObject({
    language: 'en',
    yes: ['word of yes'],
    writtenOut: { "it's": 'it is' },
    units: { time: { minute: 60 } },
    amounts: { half: { number: 50, unit: '%' } },
    ordinals: { last: -1 },
    opposites: [['full', 'empty']],
    thumbs: { up: ['👍'], down: ['👎'] },
  });
  expect(languages.de?.words?.language).toBe('de');
});

test('a further language has acts, words and advice of its own, with the numbers and links of the desk', async () => {
  expect(await besideGaps(german)).toEqual([]);
  const tree = edited(
    'dialogs/elsewhere.yml',
    'say: Not mac. }',
    'say: Not mac., link: "https://example.org/mac" }',
    german,
  );
  const { languages } = await contentOf(edited('desk.yml', 'language: en', 'language: en\ncountry: DE', tree));
  expect(languages.de?.acts.utterances.length).toBeGreaterThan(400);
  expect(languages.de?.urgent?.advice.shock).toEqual({ say: 'Do shock, call 110.', again: 'Seelsorge, 0800!' });
  expect(languages.de?.elsewhere?.help.mac).toMatchObject({
    title: 'mac',
    say: 'Not mac.',
    link: 'https://example.org/mac',
  });
});

test("in danger the numbers are those of the desk's country, and anywhere else those that are right almost anywhere", async () => {
  const shock = async (country: string) => {
    const { urgent: said } = await contentOf(edited('desk.yml', 'language: en', `language: en${country}`));
    return said?.advice.shock;
  };
  const anywhere = { say: 'Do shock, call 112 or so.', again: '[Listeners](https://example.org)!' };
  expect(await shock('')).toEqual(anywhere);
  expect(await shock('\ncountry: GB')).toEqual({ say: 'Do shock, call 999.', again: anywhere.again });
  expect(await shock('\ncountry: FR')).toEqual(anywhere);
});

test('the kinds of danger are in the order of the file, and another order is another content', async () => {
  const { order } = (await contentOf(goodTree)).urgent ?? { order: [] };
  expect(order).toEqual(kindsOf.urgent);
  const lines = (goodTree[urgent] ?? '').split('\n');
  const turned = { ...goodTree, [urgent]: [lines[1], lines[0], ...lines.slice(2)].join('\n') };
  const other = await contentOf(turned);
  expect(other.urgent?.order.slice(0, 2)).toEqual([kindsOf.urgent[1], kindsOf.urgent[0]]);
  expect(other.version).not.toBe((await contentOf(goodTree)).version);
});

test('the version of the content changes with an act, a word and an advice', async () => {
  const versions = await Promise.all(
    [
      goodTree,
      edited(report, 'report done said 3', 'all done'),
      edited('dialogs/words.yml', 'two: 2', 'two: 2, three: 3'),
      edited('dialogs/elsewhere.yml', 'Not mac.', 'No Macs.'),
    ].map(async (tree) => (await contentOf(tree)).version),
  );
  expect(new Set(versions).size).toBe(versions.length);
});

test('a term means in a further language what it means in the own one, unless it is said there', async () => {
  const own = await contentOf(german);
  expect(own.terms).toEqual([{ names: ['sim', 'sim card'], say: 'A tiny card.' }]);
  expect(own.languages.de?.terms).toEqual([{ names: ['simkarte', 'sim', 'sim card'], say: 'A tiny card.' }]);
  const said = { ...german, 'dialogs/de/terms.yml': 'sim: { names: [simkarte], say: Eine kleine Karte. }\n' };
  expect((await contentOf(said)).languages.de?.terms).toEqual([
    { names: ['simkarte', 'sim', 'sim card'], say: 'Eine kleine Karte.' },
  ]);
});

test('a name that two terms have is an error, and a term without a meaning too', async () => {
  const terms = 'sim: { names: [sim, card], say: A card. }\nesim: { names: [esim, Card], say: No card. } # !\n';
  await expectFault('content-asked-twice', { ...goodTree, 'dialogs/terms.yml': terms });
  expect(await besideGaps({ ...goodTree, 'dialogs/terms.yml': 'sim: { names: [sim] }\n' })).toEqual([
    'content-missing-key dialogs/terms.yml:1',
  ]);
});

test('a desk without acts, words and advice works, and is told what it lacks', async () => {
  const bare = without(goodTree, 'dialogs/acts/', 'dialogs/words', urgent, 'dialogs/elsewhere', 'dialogs/terms');
  const faults = await faultsOf(bare);
  expect(faults.map(({ severity, file }) => `${severity} ${file}`)).toEqual([
    'warning dialogs/acts',
    'warning dialogs/elsewhere.yml',
    'warning dialogs/urgent.yml',
    'warning dialogs/words.yml',
  ]);
  const { acts, words, urgent: said, elsewhere } = await contentOf(bare);
  expect([acts.utterances, words, said, elsewhere]).toEqual([[], undefined, undefined, undefined]);
});

test('an act that is missing is told, and one that there is not is an error', async () => {
  expect(await besideGaps(without(german, 'dialogs/acts/wish', 'dialogs/acts/de/ask'))).toEqual([
    'content-no-file dialogs/acts/de/ask.yml',
    'content-no-file dialogs/acts/wish.yml',
  ]);
  const [fault] = await faultsOf({ ...goodTree, 'dialogs/acts/wishes.yml': 'person: 1\n' });
  expect(fault).toMatchObject({ code: 'content-unknown-act', cure: 'Did you mean "wish"?' });
});

test('acts of a language without intents are told to be idle', async () => {
  expect(await besideGaps({ ...goodTree, 'dialogs/acts/fr/ask.yml': '' })).toEqual([
    'content-stray-file dialogs/acts/fr',
  ]);
});

test('a kind that there is not is an error with the one that is meant, and a kind that is missing says what it is', async () => {
  const [unknown] = await faultsOf(edited(report, 'partly:', 'partley:'));
  expect(unknown).toMatchObject({ code: 'content-unknown-key', cure: 'Did you mean "partly"?' });
  const text = (goodTree[report] ?? '').replace(/^partly:\n(?: .*\n)+/m, '');
  const [missing] = await faultsOf({ ...goodTree, [report]: text });
  expect(missing).toMatchObject({
    code: 'content-missing-key',
    cure: 'Add `partly:`. It is better, or works in part.',
  });
});

test('fewer than 10 utterances of a kind are an error, and a thin act is a warning', async () => {
  const few = await expectFault(
    'content-few-utterances',
    edited(report, 'partly:\n  utterances:\n    - report partly said 0\n', 'partly:\n  utterances: # !\n'),
  );
  expect(few.what).toContain('"partly" of "report" has 9 utterances');
  const correct = 'dialogs/acts/correct.yml';
  await expectFault(
    'content-thin-utterances',
    edited(
      correct,
      'earlier-answer:\n  utterances:\n    - correct earlier-answer said 0\n',
      'earlier-answer: # !\n  utterances:\n',
    ),
  );
  const thin = edited(correct, '    - correct earlier-answer held 0\n', '');
  expect(await besideGaps(thin)).toEqual(['content-thin-holdouts dialogs/acts/correct.yml:1']);
});

test('a sentence does one thing: not two acts, nor an act and a problem or an answer given away', async () => {
  const { what } = await expectFault(
    'content-said-twice',
    edited(report, 'report done said 3', 'Ask  where said 1 # !'),
  );
  expect(what).toContain('dialogs/acts/ask.yml:4');
  await expectFault('content-said-twice', edited(report, 'report done said 3', 'wifi said 3 # !'));
  await expectFault('content-said-twice', edited(report, 'report done said 3', 'the switch was off # !'));
  await expectFault('content-said-twice', edited(harmless, 'not-urgent harmless said 3', 'urgent water said 3 # !'));
  // What the desk answers itself, and what is not ours, means the same in both.
  for (const same of ['hello said 3', 'dishwasher said 3'])
    expect(await besideGaps(edited('dialogs/acts/social.yml', 'social greeting said 3', same))).toEqual([]);
});

test('a holdout of an act is not learned, neither as another act nor as a problem', async () => {
  await expectFault('content-holdout-learned', edited(report, 'report done held 0', 'ask where said 1 # !'));
  await expectFault('content-holdout-learned', edited(report, 'report done held 0', 'photos said 1 # !'));
});

test('acts are compared within a language: a word may stand in two', async () => {
  expect(
    await besideGaps(
      edited(
        'dialogs/acts/de/report.yml',
        'report done said 3',
        'bingo',
        edited(report, 'report done said 3', 'bingo', german),
      ),
    ),
  ).toEqual([]);
});

test('advice fills in no other names than the numbers, and closes its braces', async () => {
  await expectFault('content-phrase-name', edited(urgent, 'again: "{crisis}!" }', 'again: "{crises}!" } # !'));
  await expectFault('content-phrase-name', edited(urgent, 'Somebody comes.', '"{emergency}" # !'));
});

test('what is said after an alarm has the numbers in it, and only those names', async () => {
  const withFaq = (faq: string) => edited(urgent, 'again: "{crisis}!" }', `again: "{crisis}!", faq: [${faq}] }`);
  const { urgent: said } = await contentOf(withFaq('{ asked: [do I call], say: "Call {emergency}." }'));
  const [first] = said?.order ?? [];
  expect(first && said?.advice[first].faq).toEqual([{ asked: ['do I call'], say: 'Call 112 or so.' }]);
  await expectFault('content-phrase-name', withFaq('{ asked: [do I call], say: "Call {emergncy}." }] } # ! ['));
  await expectFault(
    'content-asked-twice',
    withFaq('{ asked: [a b], say: One. }, { asked: [A b], say: Two. }] } # ! ['),
  );
});

test('a country is one of the world, and has helplines', async () => {
  await expectFault('content-country', edited('desk.yml', 'language: en', 'language: en\ncountry: XQ # !'));
  const { severity, what } = await expectFault(
    'content-no-helpline',
    edited('desk.yml', 'language: en', 'language: en\ncountry: PT # !'),
  );
  expect([severity, what]).toEqual(['warning', 'dialogs/urgent.yml has no helplines for Portugal.']);
  expect(await besideGaps(edited('desk.yml', 'language: en', 'language: en\ncountry: Germany'))).toEqual([
    'content-value desk.yml:3',
  ]);
});

test('helplines are written by country, with whom to call', async () => {
  expect(await besideGaps(edited(urgent, '  GB:', '  gb:'))).toEqual(['content-name dialogs/urgent.yml:16']);
  expect(await besideGaps(edited(urgent, 'phone: "0800"', 'fax: "0800"'))).toContain(
    'content-unknown-key dialogs/urgent.yml:15',
  );
  expect(await besideGaps(edited(urgent, '"110"', '110'))).toEqual(['content-not-text dialogs/urgent.yml:15']);
});
