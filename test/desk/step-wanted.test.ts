import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import { deskContent } from '../play/desk-content.ts';
import { openPlainDesk, type PlainDesk } from '../play/plain-desk.ts';
import { plainStage } from '../play/plain-stage.ts';

const toVideos = ['icloud storage full', 'no, none', "yes, it's empty", 'no, less', 'no, less'];
const toVideosInGerman = ['iCloud Speicher voll', 'nein', 'ja, leer', 'nein, weniger', 'nein, weniger'];

/** What is said before, what is said instead of an answer, and the step of the last reply. */
const rows: readonly (readonly [readonly string[], string, string])[] = [
  [toVideos, "can't I just buy the 50 one?", 'plan'],
  [toVideos, "I'm not deleting any of them", 'plan'],
  [toVideosInGerman, 'Ich will nichts löschen, lieber kauf ich mehr', 'plan'],
  [['icloud storage full', 'yes, old ones'], "I'd rather buy more space", 'plan'],
  [['icloud storage full'], "I'm not deleting any of them", 'recently-deleted'],
  [['wifi not working', 'yes', 'yes, others work', 'no'], "I'd rather not restart", 'public-wifi'],
  [['WLAN geht nicht', 'ja', 'ja, andere kommen rein', 'nein'], 'ich will nicht neu starten', 'public-wifi'],
];

/** What refuses nothing. */
const others: readonly (readonly [readonly string[], string, string])[] = [
  [toVideos, 'how much is it to buy more?', 'videos'],
  [['icloud storage full'], "I can't find them", 'old-backups'],
];

let desk: OpenDesk;
let shared: PlainDesk;
let place: string;
beforeAll(async () => {
  desk = await deskContent();
  place = mkdtempSync(join(tmpdir(), 'fixpath-wanted-'));
  shared = await openPlainDesk(desk.content, desk, place);
}, 120_000);
afterAll(async () => {
  await shared.close();
  rmSync(place, { recursive: true, force: true });
});

async function stepAfter(before: readonly string[], words: string): Promise<string | undefined> {
  const stage = plainStage(desk, place, before.concat(words).join(' / '), shared);
  await stage.greeting();
  for (const each of before) await stage.say(each);
  return (await stage.say(words)).at(-1)?.reply.step;
}

it.each(rows)('after %j "%s" leads to the step %s', async (before, words, step) => {
  expect(await stepAfter(before, words)).toBe(step);
});

it.each(others)('after %j "%s" refuses nothing and stays at %s', async (before, words, step) => {
  expect(await stepAfter(before, words)).toBe(step);
});
