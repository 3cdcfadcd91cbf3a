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

describe('a person who writes German to an English desk', () => {
  it('is told so in German, after the greeting and before the first answer, and only once', async () => {
    const first = replies(await say('Fotos werden nicht hochgeladen'));
    expect(first.map(({ kind }) => kind)).toEqual(['greeting', 'notice', 'say', 'question']);
    expect(first[1]?.text).toBe(opened.content.languages.de?.notice[0]);
    expect(kinds(await say('weiß nicht'))).toEqual(['say', 'question']);
    expect(await state()).toMatchObject({ language: 'de', noticed: ['de'] });
  });

  it('is told once, even when English came in between', async () => {
    await say('Fotos werden nicht hochgeladen');
    await say('I do not know, sorry');
    expect(await state()).toMatchObject({ language: 'en' });
    expect(kinds(await say('jetzt schreibe ich wieder auf Deutsch'))).not.toContain('notice');
    expect(await state()).toMatchObject({ language: 'de' });
  });

  it('is greeted back in the same breath as the notice', async () => {
    await send(desk, 'c', 'greeting');
    expect(kinds(await say('guten Tag zusammen'))).toEqual(['notice', 'greeting']);
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
});

describe('a word that both languages have', () => {
  it('is read by the channel’s locale, and says nothing of the language', async () => {
    expect(kinds(await say('ok', 'de-DE'))).not.toContain('notice');
    expect((await state())?.language).toBeUndefined();
  });

  it('brings no notice in an English conversation', async () => {
    await say('photos not uploading');
    for (const text of ['ok', 'iCloud', '🤷', 'super']) expect(kinds(await say(text))).not.toContain('notice');
    expect(await state()).not.toHaveProperty('noticed');
  });
});

describe('a desk of one language', () => {
  it('hears no other, says nothing of languages and remembers none', async () => {
    const { understand } = opened.classifier;
    desk = await open({ content: { ...opened.content, languages: {} }, classifier: { understand } });
    await say('photos not uploading');
    expect(kinds(await say('ja'))).toEqual(['question']);
    expect(kinds(await say('Fotos werden nicht hochgeladen, ich verstehe kein Englisch'))).not.toContain('notice');
    const now = await state();
    expect([now?.language, now?.noticed]).toEqual([undefined, undefined]);
  });
});
