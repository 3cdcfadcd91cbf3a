import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAuditTrail } from '../../src/agents/audit-trail.ts';
import { auditStart } from '../../src/app/audit-start.ts';
import type { AuditLine } from '../../src/domain/audit/audit.ts';
import { auditText } from '../../src/domain/audit/audit-text.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { runCommand } from '../cli/support/run-command.ts';
import { keepingLog } from '../http/support/keeping-log.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';
import { addAgent, openChat, password, postJson, type Run, runAgents, signIn, until } from './support/run-agents.ts';

let run: Run;
beforeAll(async () => {
  run = await runAgents();
  await addAgent(run.store, 'anna', run.now);
  await addAgent(run.store, 'olga', run.now, [], ['operator']);
});
afterAll(() => run.close());

const lines = () => run.store.auditLines(0, 0, 1000);
const told = (all: readonly AuditLine[]) => all.map(({ event, who }) => [event, who].filter(Boolean).join(' '));

it('has who signed in and who could not, what each agent read once an hour, and never what a person said', async () => {
  const before = (await lines()).at(-1)?.number ?? 0;
  const chat = await openChat(run);
  await chat.write('zquirbel talk to a person');
  const anna = await signIn(run, 'anna');
  await postJson(`${run.url}/desk/sign-in`, { login: 'anna', password: 'zquirbel guess' }, { origin: run.url });
  await postJson(`${run.url}/desk/sign-in`, { login: 'zquirbel', password }, { origin: run.url });
  await until(async () => (await anna.queue()).length > 0);
  const [line] = await anna.queue();
  const id = line?.id ?? '';
  await anna.open(id);
  await anna.open(id, 1);
  await anna.get('/desk/api/search?words=zquirbel');
  run.now += 61 * 60_000;
  await anna.open(id);
  await anna.post('/desk/sign-out', {});
  const all = await run.store.auditLines(before, 0, 1000);
  expect(told(all)).toEqual([
    'signed-in anna',
    'sign-in-refused anna',
    'sign-in-refused',
    'conversation-read anna',
    'searched anna',
    'conversation-read anna',
    'signed-out anna',
  ]);
  expect(all[3]).toMatchObject({ from: '127.0.0.1', about: { handoff: id, conversation: chat.id } });
  expect(JSON.stringify(await lines())).not.toContain('zquirbel');
});

it('has which file each agent fetched once an hour, by a link that is for nobody else', async () => {
  const chat = await openChat(run);
  await chat.write('talk to a person');
  const png = { contentType: 'image/png', name: 'zquirbel.png', contentUrl: 'data:image/png;base64,iVBORw0KGgo=' };
  await chat.send({ type: 'message', attachments: [png] });
  const before = (await lines()).at(-1)?.number ?? 0;
  const anna = await signIn(run, 'anna');
  const handoff = (await anna.queue()).find(({ conversation }) => conversation === chat.id)?.id ?? '';
  const [file] = (await anna.open(handoff)).entries.flatMap(({ files = [] }) => files);
  const link = `${run.url}${file?.url}`;
  for (let times = 0; times < 2; times++) expect((await fetch(link)).status).toBe(200);
  for (const other of ['desk%3Aolga', '']) expect((await fetch(link.replace('desk%3Aanna', other))).status).toBe(403);
  // What the person fetches is their own.
  const [own] = (await chat.shown()).flatMap(({ attachments = [] }) => attachments);
  expect((await fetch(own?.contentUrl ?? '')).status).toBe(200);
  const all = await run.store.auditLines(before, 0, 1000);
  expect(told(all)).toEqual(['signed-in anna', 'conversation-read anna', 'file-read anna']);
  expect(all.at(-1)).toMatchObject({ from: '127.0.0.1', about: { file: file?.id, conversation: chat.id } });
  expect(JSON.stringify(all)).not.toContain('zquirbel');
});

it('is given to operators as a table or as lines of JSON, and has a line about that', async () => {
  const olga = await signIn(run, 'olga');
  const fetched = async (query: string) => {
    const answer = await fetch(`${run.url}/desk/api/audit${query}`, { headers: { cookie: olga.cookie } });
    return { status: answer.status, name: answer.headers.get('content-disposition'), text: await answer.text() };
  };
  const table = await fetched('?as=csv');
  expect(table).toMatchObject({ status: 200, name: 'attachment; filename="audit.csv"' });
  expect(table.text.split('\n')[0]).toBe('number,at,event,who,from,about');
  expect(table.text).toMatch(/^\d+,2026-11-23T\d\d:\d\d:00\.000Z,signed-in,anna,127\.0\.0\.1,"\{""by"":""password""/m);
  const json = (await fetched('?as=json')).text.trimEnd().split('\n');
  expect(JSON.parse(json.at(-1) ?? '')).toMatchObject({ event: 'audit-read', who: 'olga', about: { as: 'json' } });
  expect(json.map((each) => JSON.parse(each).number)).toEqual((await lines()).map(({ number }) => number));
  expect((await fetched('?as=xml')).status).toBe(400);
});

it('makes no formula of what somebody typed', () => {
  const line = { number: 1, at: 0, event: 'signed-in', who: '=1+1', from: 'a,"b"' } as const;
  expect(auditText(line, 'csv')).toBe(`1,1970-01-01T00:00:00.000Z,signed-in,'=1+1,"a,""b""",`);
});

it('refuses whatever would change, replace or take out a line, until it is thirty days old', async () => {
  const folder = await temporaryFolder();
  const store = await openSqliteStore({ folder });
  const now = Date.now();
  for (const at of [1, now]) await store.audit({ at, event: 'signed-in', who: 'anna' });
  const db = new Database(`${folder}/fixpath.sqlite`);
  expect(() => db.exec(`update audit set who = 'ben'`)).toThrow('a line of the audit is never changed');
  expect(() => db.exec(`insert or replace into audit (number, at, event) values (2, 1, 'signed-in')`)).toThrow(
    'a line of the audit is never replaced',
  );
  expect(() => db.exec('delete from audit')).toThrow('thirty days');
  db.close();
  expect(await store.forgetAudit(now + 1)).toBe(1);
  expect(await store.auditLines(0, 0, 10)).toEqual([{ number: 2, at: now, event: 'signed-in', who: 'anna' }]);
  await store.close();
});

it('tells at a start which settings and whether the content differ from the last one, and no value', async () => {
  const store = await openSqliteStore({ folder: undefined });
  const start = (given: Readonly<Record<string, string>>, content: string) =>
    auditStart({ store, clock: () => 7, signingKey: 'key', given, content });
  await start({ PORT: '3978', SMTP_URL: 'smtp://user:hunter2@mail' }, 'one');
  await start({ PORT: '3978', SMTP_URL: 'smtp://user:hunter2@mail' }, 'one');
  await start({ SMTP_URL: 'smtp://user:hunter3@mail', HOST: '0.0.0.0' }, 'two');
  const all = await store.auditLines(0, 0, 100);
  expect(told(all)).toEqual([
    'server-started',
    'server-started',
    'settings-changed',
    'content-changed',
    'server-started',
  ]);
  expect(all[2]?.about).toEqual({ settings: ['HOST', 'PORT', 'SMTP_URL'] });
  expect(JSON.stringify(all)).not.toMatch(/hunter|3978/);
  await store.close();
});

it('counts what a flood of refused sign-ins leaves out, and shows a conversation even if it cannot be written', async () => {
  let now = 0;
  const kept: unknown[] = [];
  const log = keepingLog();
  let isFull = false;
  const audit = async (line: unknown) => {
    if (isFull) throw new Error('full');
    kept.push(line);
  };
  const trail = createAuditTrail({ store: { audit }, clock: () => now, steady: () => now, log });
  for (let n = 0; n < 100; n++) await trail.refused({ from: '::1' }, 'wrong', undefined);
  expect(kept).toHaveLength(60);
  now += 60_000;
  await trail.refused({ from: '::1' }, 'wrong', undefined);
  expect(kept.at(-1)).toMatchObject({ about: { why: 'wrong', leftOut: 40 } });
  isFull = true;
  const anna = { id: 'a', login: 'anna' };
  await trail.saw('conversation-read', { from: '::1' }, anna, { handoff: 'h' });
  await expect(trail.did('inbox-dismissed', { from: '::1' }, anna)).rejects.toThrow('full');
  expect(log.lines.map(({ event }) => event)).toEqual(['the audit could not be written']);
  isFull = false;
  await trail.saw('conversation-read', { from: '::1' }, anna, { handoff: 'h' });
  expect(kept.at(-1)).toMatchObject({ event: 'conversation-read' });
});

it('is written by the commands for accounts and persons, and read by its own', async () => {
  const folder = await temporaryFolder();
  const settings = { DATA_DIR: folder };
  expect((await runCommand('agents', ['add', 'Anna', '--mail', 'a@example.org'], settings)).code).toBe(0);
  expect((await runCommand('agents', ['roles', 'anna', 'lead'], settings)).code).toBe(0);
  expect((await runCommand('agents', ['remove', 'anna'], settings)).code).toBe(0);
  const { stdout } = await runCommand('audit', [], settings);
  const all = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(all.map(({ event, from, about }) => [event, from, about.login, about.change, about.roles])).toEqual([
    ['account-added', 'command', 'anna', 'add', ['operator']],
    ['account-changed', 'command', 'anna', 'roles', ['lead']],
    ['account-removed', 'command', 'anna', 'remove', ['lead']],
  ]);
  expect((await runCommand('audit', ['--csv', '--after', '2'], settings)).stdout.split('\n')).toHaveLength(3);
  expect((await runCommand('audit', ['--since', 'yesterday'], settings)).stderr).toContain('npm run -s audit');
});
