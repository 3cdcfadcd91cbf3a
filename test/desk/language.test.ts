import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import type { Entry } from '../../src/domain/conversation/entry.ts';
import { deskContent } from '../play/desk-content.ts';
import { openPlainDesk, type PlainDesk, send } from '../play/plain-desk.ts';

let opened: OpenDesk;
let desk: PlainDesk;

beforeAll(async () => {
  opened = await deskContent();
});

async function open(change: Partial<OpenDesk> = {}): Promise<PlainDesk> {
  const { content, classifier, ears } = { ...opened, ears: opened.ears, ...change };
  const plain = await openPlainDesk(content, { classifier, ears });
  onTestFinished(() => plain.close());
  return plain;
}

beforeEach(async () => {
  desk = await open();
});

const replies = (entries: readonly Entry[]) =>
  entries.flatMap(({ body }) => (body.kind === 'reply' ? [body.reply] : []));
const kinds = (entries: readonly Entry[]) => replies(entries).map(({ kind }) => kind);
const say = (text: string, locale?: string) => send(desk, 'c', { text }, undefined, locale);
const state = async () => (await desk.store.find('c'))?.state;

/** What the texts of the desk's German phrases begin with. */
const german = (saying: keyof OpenDesk['content']['phrases']['says']) =>
  opened.content.languages.de?.phrases.says[saying] ?? [];

describe('a person who writes German to an English desk', () => {
  it('is answered in German from the first words on', async () => {
    const first = replies(await say('Fotos werden nicht hochgeladen'));
    expect(first.map(({ kind }) => kind)).toEqual(['greeting', 'say', 'question']);
    expect(german('greeting')).toContain(first[0]?.text);
    expect(first[2]?.choices?.at(-1)?.label).toBe(german('button-unsure')[0]);
    expect(await state()).toMatchObject({ language: 'de' });
  });

  it('is answered in English as soon as they surely write it, and the place is kept', async () => {
    const before = replies(await say('Fotos werden nicht hochgeladen')).at(-1);
    const after = replies(await say('I do not know, sorry')).at(-1);
    expect(after?.choices?.at(-1)?.label).toBe('Not sure');
    expect([after?.kind, after?.step]).toEqual([before?.kind, before?.step]);
    expect(await state()).toMatchObject({ language: 'en' });
    await say('jetzt schreibe ich wieder auf Deutsch');
    expect(await state()).toMatchObject({ language: 'de' });
  });

  it('gets a person for German words, whatever stands open', async () => {
    await say('Fotos werden nicht hochgeladen');
    await say('ja');
    expect(kinds(await say('ich möchte mit einem Menschen sprechen'))).toEqual(['handoff']);
    expect((await state())?.owner.type).toBe('waiting');
    expect(kinds(await say('zurück zum Bot'))).toEqual(['notice', 'question']);
  });

  it('gets a ticket by German words too, and says no to a mail', async () => {
    desk.staffing = { present: false, ahead: 0 };
    await say('Ich brauche einen Mitarbeiter, bitte');
    expect(kinds(await say('nein'))).toEqual(['say']);
  });

  it('reaches agents with a ledger in the desk’s language, the words as they were written, and the language marked', async () => {
    await say('Fotos werden nicht hochgeladen');
    await say('nein, das ist das Konto meiner Frau');
    await say('ich möchte mit einem Menschen sprechen');
    const [handoff] = await desk.store.handoffs(['requested']);
    const flow = opened.content.flows['icloud-photos-not-syncing'];
    expect(handoff).toMatchObject({ language: 'de', problem: 'Fotos werden nicht hochgeladen' });
    expect(handoff?.ledger?.title).toBe(flow?.title);
    const [row] = handoff?.ledger?.rows ?? [];
    expect([row?.title, row?.words]).toEqual([flow?.steps[0]?.title, 'nein, das ist das Konto meiner Frau']);
  });
});

describe('teams that name their languages', () => {
  const teams = [
    { id: 'phones', name: 'Phones', languages: ['en'] },
    { id: 'german', name: 'German', languages: ['de-AT', 'tr'] },
  ];

  it.each([
    ['ich möchte mit einem Menschen sprechen', 'german'],
    ['I want to talk to a person', 'phones'],
  ])('get who is spoken to in theirs: "%s" goes to %s', async (words, team) => {
    const { content } = opened;
    desk = await open({ content: { ...content, desk: { ...content.desk, teams } } });
    await say(words);
    expect((await desk.store.handoffs(['requested'])).map((handoff) => handoff.team)).toEqual([team]);
  });
});

describe('a word that both languages have', () => {
  it('is read by the channel’s locale, and says nothing of the language', async () => {
    const [greeting] = replies(await say('ok', 'de-DE'));
    expect(german('greeting')).toContain(greeting?.text);
    expect((await state())?.language).toBeUndefined();
  });

  it('changes nothing in an English conversation', async () => {
    await say('photos not uploading');
    for (const text of ['ok', 'iCloud', '🤷', 'super']) await say(text);
    expect(await state()).toMatchObject({ language: 'en' });
  });
});

describe('a few words of another of the desk’s languages', () => {
  it.each(['nicht angemeldet', 'voller empfang', 'ratzeputz leer'])('are answered in it: "%s"', async (text) => {
    await say('photos not uploading');
    await say(text);
    expect(await state()).toMatchObject({ language: 'de' });
  });

  it.each(['signed in', 'wlan', 'nope', 'no bars'])(
    'stay in the one spoken if they are said in it: "%s"',
    async (text) => {
      await say('photos not uploading');
      await say(text);
      expect(await state()).toMatchObject({ language: 'en' });
    },
  );
});

describe('a wish for a language', () => {
  it.each([
    ['photos not uploading', 'auf Deutsch bitte', 'de'],
    ['photos not uploading', 'can you speak German?', 'de'],
    ['photos not uploading', 'sorry my english is bad, do you have german', 'de'],
    ['Fotos werden nicht hochgeladen', 'auf englisch bitte', 'en'],
    ['photos not uploading', 'ich kann kein Englisch', 'de'],
  ])('after "%s" "%s" is granted, and what is open is said in it', async (opening, wish, language) => {
    const before = replies(await say(opening)).at(-1);
    const granted = replies(await say(wish));
    expect(await state()).toMatchObject({ language, languageChosen: true });
    const last = granted.at(-1);
    expect([last?.kind, last?.step]).toEqual([before?.kind, before?.step]);
    expect(last?.choices?.at(-1)?.label).toBe(language === 'de' ? german('button-unsure')[0] : 'Not sure');
  });

  it('is kept, whatever words come after it', async () => {
    await say('photos not uploading');
    await say('can you speak German?');
    const last = replies(await say('I have no idea what that is, sorry')).at(-1);
    expect(last?.choices?.at(-1)?.label).toBe(german('button-unsure')[0]);
  });

  it.each([
    ['parlez-vous français ?', 'fr'],
    ['do you speak Spanish?', 'es'],
    ['sprechen Sie Türkisch?', 'tr'],
    ['mówisz po polsku?', 'pl'],
  ])('"%s" for one that is not there is answered in it, with a person on offer', async (wish, language) => {
    const last = replies(await say(wish)).at(-1);
    const [begun] = opened.content.otherLanguages[language]?.split('{') ?? [];
    expect(last?.text.startsWith(begun ?? '-')).toBe(true);
    expect(last?.choices?.map(({ pick }) => pick)).toContain('person');
    expect(await state()).not.toHaveProperty('languageChosen');
  });
});

describe('a desk of one language', () => {
  it('hears no other and remembers none', async () => {
    const { understand } = opened.classifier;
    desk = await open({ content: { ...opened.content, languages: {} }, classifier: { understand } });
    await say('photos not uploading');
    expect(kinds(await say('ja'))).toEqual(['question']);
    await say('Fotos werden nicht hochgeladen, ich verstehe kein Englisch');
    expect((await state())?.language).toBeUndefined();
  });
});
