import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/app/create-app.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { goodTree } from '../content/support/good-tree.ts';
import { writeTree } from '../content/support/write-tree.ts';
import { keepingErrors } from '../play/plain-desk.ts';
import { freshDatabase } from '../postgres/fresh-database.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';
import { directLineCalls } from './support/direct-line-calls.ts';
import { secret } from './support/server-process.ts';

/** A process of several on a database, with a folder of content of its own. */
async function openProcess(database: string, greeting?: string) {
  const folder = await temporaryFolder();
  const content = join(folder, 'content');
  await writeTree(content, goodTree);
  const log = keepingErrors();
  const said: string[] = [];
  const greet = async (text: string): Promise<void> => {
    const path = join(content, 'dialogs/phrases.yml');
    const before = await readFile(path, 'utf8');
    await writeFile(path, before.replace(/^ {2}greeting: .*$/m, `  greeting: ${text}`));
  };
  if (greeting !== undefined) await greet(greeting);
  const config = readConfig({
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    CONTENT_DIR: content,
    DATABASE_URL: database,
    DIRECT_LINE_SECRET: secret,
  });
  const app = await createApp(config, { log: { ...log, info: (event) => said.push(event) } });
  onTestFinished(() => app.close());
  return {
    content,
    log,
    said,
    greet,
    reload: app.reload,
    close: app.close,
    /** What somebody is greeted with who comes now. */
    greeting: async (): Promise<string | undefined> => {
      const eva = directLineCalls(app.url, { id: 'dl_eva' });
      const conversation = await eva.begin();
      await expect.poll(() => eva.log(conversation)).not.toEqual([]);
      return (await eva.log(conversation))[0]?.text;
    },
  };
}

it('takes changed content up once every process has it, and then all of them', async () => {
  const database = await freshDatabase();
  const [one, other] = [await openProcess(database), await openProcess(database)];
  await one.greet('Good day.');
  await one.reload();
  expect(one.said).toContain('content waits until all processes have it');
  for (const each of [one, other]) expect(await each.greeting()).not.toContain('Good day.');

  // Faulty there: it is as if it had not come.
  await rm(join(other.content, 'desk.yml'));
  await other.greet('Good day.');
  await other.reload();
  expect(other.log.errors).toHaveLength(1);
  for (const each of [one, other]) expect(await each.greeting()).not.toContain('Good day.');

  await writeTree(other.content, { 'desk.yml': goodTree['desk.yml'] ?? '' });
  await other.reload();
  await expect.poll(() => one.said).toContain('content taken up');
  for (const each of [one, other]) expect(await each.greeting()).toContain('Good day.');
}, 60_000);

it('lets who comes with other content play what all play, until those are gone who have no other', async () => {
  const database = await freshDatabase();
  const old = await openProcess(database);
  const fresh = await openProcess(database, 'Good day.');
  expect(await fresh.greeting()).toBe(await old.greeting());
  expect(await fresh.greeting()).not.toContain('Good day.');
  await old.close();
  await expect.poll(fresh.greeting, { timeout: 20_000 }).toContain('Good day.');
  expect(fresh.log.errors).toEqual([]);
}, 60_000);

it('says so where the files of what all play are missing, and plays it once they are there', async () => {
  const database = await freshDatabase();
  const old = await openProcess(database);
  const client = new Client(database);
  await client.connect();
  onTestFinished(() => client.end());
  await client.query(`create function "lose"() returns trigger language plpgsql as 'begin return null; end'`);
  await client.query(`create trigger "lost" before insert on "contents" for each row execute function "lose"()`);
  await client.query('delete from "contents"');
  const fresh = await openProcess(database, 'Good day.');
  expect(await fresh.greeting()).toContain('Good day.');
  expect(fresh.log.errors).toHaveLength(1);
  await client.query('drop trigger "lost" on "contents"');
  const played = await old.greeting();
  await expect.poll(fresh.greeting, { timeout: 30_000 }).toBe(played);
}, 60_000);
