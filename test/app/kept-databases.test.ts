import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/app/create-app.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { openReader } from '../../src/storage/open-reader.ts';
import { keepingLog } from '../http/support/keeping-log.ts';
import { directLineCalls } from './support/direct-line-calls.ts';
import { secret } from './support/server-process.ts';
import { trainedFolder } from './support/trained-folder.ts';

/**
 * Databases as the servers of released versions have left them, killed in the middle: Ada was asked for the connection,
 * and has sent a file; Bo was not understood, has a ticket and was asked for a mail address; Anna has an account. A new
 * release adds its own and changes none.
 */
const kept = join(import.meta.dirname, 'kept');
const anna = { login: 'anna', password: 'anna-long-password-1' };
const minute = 60_000;

it.each(readdirSync(kept))('opens %s, shows all that was said, and goes on at the open questions', async (name) => {
  const folder = await trainedFolder();
  const file = join(folder, 'fixpath.sqlite');
  await writeFile(file, gunzipSync(await readFile(join(kept, name))));
  const before = new Database(file, { readonly: true });
  const column = (sql: string) => before.prepare<[], string>(sql).pluck().all();
  const conversations = column('select id from conversations order by created_at');
  const newest = Number(column('select max(at) from entries')[0]);
  before.close();
  const [adas = '', bos = ''] = conversations;

  const log = keepingLog();
  const clock = () => newest + minute;
  const contentDir = join(import.meta.dirname, '../..');
  // Nobody listens there: only who could be sent mail is asked for an address.
  const mail = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'desk@example.org' };
  const of = { PORT: '0', DATA_DIR: folder, CONTENT_DIR: contentDir, DIRECT_LINE_SECRET: secret };
  const config = readConfig({ ...of, ...mail });
  const app = await createApp(config, { log, clock });
  onTestFinished(() => app.close());

  const ada = directLineCalls(app.url, { id: 'dl_ada', name: 'Ada' });
  const bo = directLineCalls(app.url, { id: 'dl_bo', name: 'Ada' });
  expect((await ada.log(adas)).map(({ text }) => text)).toContain('photos not uploading');
  expect(await ada.firstFile(adas)).toBe('not a picture, a note');
  expect(await ada.lastStep(adas)).toBe('connection');
  await ada.say(adas, 'yes on wifi');
  await bo.say(bos, 'bo@example.org');
  await app.tick();
  expect(await ada.lastStep(adas)).toBe('icloud-storage');

  const signedIn = await fetch(`${app.url}/desk/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: app.url },
    body: JSON.stringify(anna),
  });
  expect(signedIn.status).toBe(200);
  // What every account could do before there were roles, and no more.
  expect(await signedIn.json()).toMatchObject({ may: ['conversations'] });
  const reader = await openReader({ folder, database: undefined });
  onTestFinished(() => reader.close());
  expect(await reader.handoffs(['ticketed'])).toMatchObject([
    { conversation: bos, problem: 'talk to a person', ticket: { mail: 'bo@example.org' } },
  ]);
  const numbers = (await reader.read(adas, 0, 100)).map(({ number }) => number);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});
