import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import { spokenContent } from '../../src/domain/content/spoken-content.ts';
import { deskContent } from '../play/desk-content.ts';
import { openPlainDesk, type PlainDesk } from '../play/plain-desk.ts';
import { plainStage } from '../play/plain-stage.ts';

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

let desk: OpenDesk;
let shared: PlainDesk;
let place: string;
beforeAll(async () => {
  desk = await deskContent();
  place = mkdtempSync(join(tmpdir(), 'fixpath-questions-'));
  shared = await openPlainDesk(desk.content, desk, place);
}, 120_000);
afterAll(async () => {
  await shared.close();
  rmSync(place, { recursive: true, force: true });
});

it.each(rows)('after %j the question "%s" is answered by %s, %s: %s', async (before, question, flow, step, key) => {
  const stage = plainStage(desk, place, before.concat(question).join(' / '), shared);
  await stage.greeting();
  for (const words of before) await stage.say(words);
  const [first] = await stage.say(question);
  const said = first?.reply.text ?? '';
  const answers = ['en', 'de'].flatMap((language) => {
    const found = spokenContent(desk.content, language).flows[flow]?.steps.find(({ id }) => id === step);
    const foreseen = found?.faq?.find(({ asked }) => asked.includes(key))?.say;
    return [key === 'safe' ? found?.safe : key === 'how' ? found?.how : foreseen].flatMap((text) => text ?? []);
  });
  expect(
    answers.some((text) => said.includes(text)),
    said,
  ).toBe(true);
});
