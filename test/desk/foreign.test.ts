import { afterAll, beforeAll, expect, it } from 'vitest';
import { isForeign } from '../../src/desk/intent/foreign-text.ts';
import { deskContent } from '../play/desk-content.ts';
import { openPlainDesk, type PlainDesk, repliesTo, send } from '../play/plain-desk.ts';

const opened = await deskContent();
const { content } = opened;
let desk: PlainDesk;

beforeAll(async () => {
  desk = await openPlainDesk(content, opened);
});
afterAll(() => desk.close());

it.each([
  'мои фото не загружаются в iCloud',
  'οι φωτογραφίες μου δεν ανεβαίνουν στο iCloud',
  'صوري لا يتم تحميلها على iCloud',
  '我的照片无法上传到iCloud',
  '写真がiCloudにアップロードされません',
  '내 사진이 iCloud에 업로드되지 않아요',
  'mes photos ne se chargent pas dans icloud',
  'el wifi no funciona en mi iphone',
  "fotoğraflarım iCloud'a yüklenmiyor",
  'le mie foto non si caricano su icloud',
  'moje zdjęcia nie synchronizują się z icloud',
])(
  '"%s" begins nothing; the languages are named, in its own where content has it, and a person is offered',
  async (text) => {
    const replies = await repliesTo(desk, text);
    const last = replies.at(-1);
    expect(last).toMatchObject({ kind: 'offer' });
    const told = [...Object.values(content.otherLanguages).map((each) => each.split('{')[0] ?? ''), 'Sorry (désolé'];
    expect(
      told.some((begun) => last?.text.startsWith(begun)),
      last?.text,
    ).toBe(true);
    expect(last?.choices?.map(({ pick }) => pick)).toContain('person');
    expect(replies.some(({ kind, flow }) => kind === 'notice' || flow !== undefined)).toBe(false);
  },
);

it.each([
  'hola',
  'привет',
  'iCloud 😀😀',
  'my name is Gökçe Yılmaz and my wifi is down',
  "I'm at the Café de la Paix and there is no wifi",
  'Frau Çelik hat kein WLAN',
])('"%s" is no foreign message', (text) => {
  expect(isForeign({ own: content, text })).toBe(false);
});

it('at most one in 300 of the holdouts is taken for foreign', () => {
  const texts = [content, ...Object.values(content.languages)].flatMap(({ examples, acts }) => [
    ...examples.holdouts.map(({ text }) => text),
    ...acts.holdouts.filter(({ kind }) => kind !== 'language').map(({ text }) => text),
  ]);
  const taken = texts.filter((text) => isForeign({ own: content, text }));
  expect(taken.length / texts.length, taken.join(' | ')).toBeLessThanOrEqual(1 / 300);
});

it('in a flow its question stands again, a person among the answers, and nothing has counted', async () => {
  const conversation = 'terminal:foreign';
  await repliesTo(desk, 'photos not uploading', conversation);
  const replies = await repliesTo(desk, 'не знаю где это найти', conversation);
  expect(replies.map(({ kind }) => kind)).toEqual(['say', 'question']);
  expect(replies[1]?.choices?.map(({ pick }) => pick)).toContain('person');
  expect((await desk.store.find(conversation))?.state.episode?.plan.trail).toEqual([]);
});

it.each([
  ['wifi not working', 'si si is on'],
  ['icloud photos stuck', 'jus loaded the bbc yeh'],
  ['update geht nicht', 'Nei los, s WLAN isch us gsi, i ha mi tüscht!'],
  ['wlan geht nicht', 'de Nachber chunt ine'],
])(
  'dialect and misspelling of somebody who was understood before are not foreign: after "%s" "%s"',
  async (opening, text) => {
    const strict = await openPlainDesk(content, opened);
    await send(strict, 'c', { text: opening });
    const entries = await send(strict, 'c', { text });
    await strict.close();
    const said = entries.map(({ body }) => (body.kind === 'reply' ? body.reply.text : '')).join(' ');
    for (const each of [...Object.values(content.otherLanguages), 'Sorry (désolé', 'Entschuldigung (sorry'])
      expect(said).not.toContain(each.split('{')[0] ?? '');
  },
);
