import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../src/domain/content/content.ts';
import { spokenContent } from '../../src/domain/content/spoken-content.ts';
import type { Reply } from '../../src/domain/conversation/reply.ts';
import { wordsOf } from '../../src/domain/text/words.ts';
import { deskContent } from '../play/desk-content.ts';
import { openPlainDesk, type PlainDesk, repliesTo } from '../play/plain-desk.ts';

const opened = await deskContent();
const { content } = opened;
const german = spokenContent(content, 'de');
let desk: PlainDesk;

beforeAll(async () => {
  desk = await openPlainDesk(content, opened);
});
afterAll(() => desk.close());

/** Small words of English that no German sentence holds, by the groups of `words.yml` that make sentences. */
const english = new Set(
  (['auxiliaries', 'pronouns', 'determiners', 'joints', 'questions', 'subjects', 'modals'] as const)
    .flatMap((group) => content.words?.[group] ?? [])
    .filter((word) => !word.includes(' '))
    .concat('the', 'and', 'of', 'with', 'your', 'you', 'is', 'are', 'to', 'it', 'that'),
);
const ofGerman = new Set([
  ...Object.values(content.languages.de?.words ?? {})
    .flat(2)
    .flatMap((word) => (typeof word === 'string' ? wordsOf(word) : [])),
  ...(content.languages.de?.examples.utterances ?? []).flatMap(({ text }) => wordsOf(text)),
]);

/** A person's own words may be said back, and names of settings that are the same everywhere. */
function englishIn(text: string): readonly string[] {
  return wordsOf(text.replace(/\(https?:[^)]*\)/g, '')).filter((word) => english.has(word) && !ofGerman.has(word));
}

/** Every text of a value, whatever it is in. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What a German reader may get to see of flows: not what people say. */
function readIn({ flows, phrases, page, urgent, elsewhere, terms, questionsBack }: Content): readonly string[] {
  return [
    ...Object.values(flows).flatMap(
      ({ steps, id: _, team: __, source: ___, alsoOn: ____, works: _____, fails: ______, ...flow }) => [
        ...textsIn({ ...flow, faq: flow.faq?.map(({ say }) => say) }),
        ...steps.flatMap(({ title, ask, path, how, why, fix, check, safe, costs, tell, faq = [], answers }) => [
          ...textsIn({ title, ask, path, how, why, fix, check, safe, costs, tell }),
          ...faq.map(({ say }) => say),
          ...answers.flatMap(({ label, fix: own }) => [label, ...textsIn(own)]),
        ]),
      ],
    ),
    ...textsIn(phrases.says).map((text) => text.replaceAll(/\{[^}]*\}/g, '')),
    ...textsIn(page),
    ...textsIn({ advice: urgent?.advice, colleague: urgent?.colleague, away: urgent?.colleagueAway }),
    ...Object.values(elsewhere?.help ?? {}).flatMap(({ title, say }) => [title, say]),
    ...(terms ?? []).map(({ say }) => say),
    ...(questionsBack.faq ?? []).map(({ say }) => say),
    ...textsIn({ safe: questionsBack.safe, costs: questionsBack.costs, tell: questionsBack.tell }),
  ];
}

it('no German text holds two English function words', () => {
  const texts = readIn(german);
  expect(texts.length).toBeGreaterThan(1000);
  const foreign = texts.filter((text) => englishIn(text).length >= 2 && !text.includes('désolé'));
  expect(foreign).toEqual([]);
});

it('an English text is told by this measure', () => {
  const texts = readIn(content).filter((text) => wordsOf(text).length >= 6);
  expect(texts.filter((text) => englishIn(text).length >= 2).length / texts.length).toBeGreaterThan(0.9);
});

describe.each([
  [
    'meine fotos werden nicht hochgeladen',
    [
      'ja das stimmt',
      'wo finde ich das',
      'nein, ist aus',
      'wie lange dauert das',
      'geht immer noch nicht',
      'weiß nicht',
      'zurück',
      'warum',
      'hilfe',
      'überspringen',
      'ich bin genervt',
      'danke',
    ],
  ],
  [
    'wlan geht nicht',
    ['ist an', 'alle anderen geräte gehen', 'kann ich nicht', 'was ist ein router', 'nein', 'bist du ein mensch'],
  ],
  [
    'mein iphone lädt nicht',
    [
      'nein',
      'nein',
      'gar nicht',
      'ist das gefährlich',
      'nur das eine kabel',
      'noch nicht',
      'hat nichts gebracht',
      'was kostet das',
    ],
  ],
  [
    'das update lässt sich nicht installieren',
    ['ja', 'im wlan', 'nein da ist noch platz', 'hängt am strom', 'schon gemacht', 'da bewegt sich nichts'],
  ],
  ['mein bildschirm reagiert nicht mehr', ['das ganze handy', 'ja', 'hat nicht geholfen', 'ja er ist schwarz', 'ok']],
  [
    'icloud speicher ist voll',
    ['nein', 'ja leer', 'beides', 'verliere ich dann etwas', 'mehr als 1 GB', 'lieber nicht'],
  ],
  [
    'mobile daten gehen nicht',
    ['sind an', 'zwei balken', 'was ist roaming', 'nein', 'nein noch genug', 'ich möchte mit einem menschen sprechen'],
  ],
  [
    'mein handyspeicher ist voll',
    ['ja', 'keine, die brauche ich alle', 'weniger', 'originale', 'später', 'ich habe ein samsung'],
  ],
] as const)('a conversation that begins with "%s"', (opening, turns) => {
  it('is German to its end', async () => {
    const conversation = `terminal:${opening}`;
    const said: Reply[] = [];
    for (const words of [opening, ...turns]) said.push(...(await repliesTo(desk, words, conversation)));
    const texts = said.flatMap(({ text, choices = [] }) => [text, ...choices.map(({ label }) => label)]);
    expect(texts.filter((text) => englishIn(text).length >= 2)).toEqual([]);
    expect(said.every(({ kind }) => kind !== 'apology' || said.length > 4)).toBe(true);
  });
});
