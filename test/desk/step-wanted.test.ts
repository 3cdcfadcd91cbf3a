import { expect, it } from 'vitest';
import { repliesAfter } from './support/replies-after.ts';

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

const said = repliesAfter();

async function stepAfter(before: readonly string[], words: string): Promise<string | undefined> {
  return (await said(before, words)).at(-1)?.reply.step;
}

it.each(rows)('after %j "%s" leads to the step %s', async (before, words, step) => {
  expect(await stepAfter(before, words)).toBe(step);
});

it.each(others)('after %j "%s" refuses nothing and stays at %s', async (before, words, step) => {
  expect(await stepAfter(before, words)).toBe(step);
});
