import { expect, it } from 'vitest';
import { spokenContent } from '../../src/domain/content/spoken-content.ts';
import { deskContent } from '../play/desk-content.ts';
import { repliesAfter } from './support/replies-after.ts';

/** What is said before, the question back, and the flow, step and key, or a foreseen question, that answer it. */
const rows: readonly (readonly [readonly string[], string, string, string, string])[] = [
  [
    ["my iphone isn't charging", 'no'],
    'can I use a needle to get the dirt out',
    'iphone-not-charging',
    'port',
    'is a needle ok',
  ],
  [
    ["my iphone isn't charging", 'no'],
    'how do I clean it without breaking anything',
    'iphone-not-charging',
    'port',
    'can I break something',
  ],
  [['the ios update fails'], 'do I lose anything if I delete the update', 'ios-update-failing', 'new-download', 'safe'],
  [
    ['iphone storage full', "yes it's empty", 'no i need them'],
    'what happens to my chats',
    'iphone-storage-full',
    'message-attachments',
    'do I lose my chats',
  ],
  [['iphone storage full', 'no, some are left'], 'is it safe', 'iphone-storage-full', 'recently-deleted', 'safe'],
  [
    ['wifi not working', 'yes'],
    'will I lose my passwords if I reset network settings',
    'wifi-not-working',
    'network-reset',
    'safe',
  ],
  [['mobile data not working'], 'is roaming going to cost me', 'cellular-data-not-working', 'plan', 'is it expensive'],
  [
    ['ios update geht nicht'],
    'verliere ich etwas wenn ich das update lösche',
    'ios-update-failing',
    'new-download',
    'safe',
  ],
  [
    ['iphone speicher voll', 'ja leer', 'nein brauche ich alle'],
    'was passiert mit meinen nachrichten',
    'iphone-storage-full',
    'message-attachments',
    'verliere ich meine chats',
  ],
  [
    ['mobile data not working', 'yes', 'yes'],
    'does Switzerland count as abroad?',
    'cellular-data-not-working',
    'plan',
    'does Switzerland count as abroad',
  ],
  [["my iphone isn't charging"], 'does sweat count', 'iphone-not-charging', 'moisture', 'how'],
  [
    ['WLAN geht nicht', 'ja', 'ja', 'nein'],
    'reicht da bildschirm aus?',
    'wifi-not-working',
    'restart',
    'reicht bildschirm aus',
  ],
  [
    ["my iphone isn't charging", 'no', 'no'],
    'is that good or bad',
    'iphone-not-charging',
    'charge-limit',
    'is that good or bad',
  ],
];

const said = repliesAfter();

it.each(rows)('after %j the question "%s" is answered by %s, %s: %s', async (before, question, flow, step, key) => {
  const [first] = await said(before, question);
  const text = first?.reply.text ?? '';
  const { content } = await deskContent();
  const answers = ['en', 'de'].flatMap((language) => {
    const found = spokenContent(content, language).flows[flow]?.steps.find(({ id }) => id === step);
    const foreseen = found?.faq?.find(({ asked }) => asked.includes(key))?.say;
    return [key === 'safe' ? found?.safe : key === 'how' ? found?.how : foreseen].flatMap((answer) => answer ?? []);
  });
  expect(
    answers.some((answer) => text.includes(answer)),
    text,
  ).toBe(true);
});
