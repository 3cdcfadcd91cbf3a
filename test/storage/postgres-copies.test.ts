import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Client, Pool } from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { migratePostgres } from '../../src/storage/postgres/migrate.ts';
import { openPostgresStore } from '../../src/storage/postgres-store.ts';
import { runCommand } from '../cli/support/run-command.ts';
import { freshDatabase } from '../postgres/fresh-database.ts';
import { sampleHandoff } from './support/sample-handoff.ts';
import { sampleInput } from './support/sample-input.ts';
import { sampleTurn } from './support/sample-turn.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

async function opened(url: string) {
  const store = await openPostgresStore({ url });
  onTestFinished(() => store.close());
  return store;
}

it('copies a database beside a server into a file, and puts it into an empty one, from which a server goes on', async () => {
  const from = await freshDatabase();
  const store = await opened(from);
  await store.accept(sampleInput('c', { id: 'i' }));
  await store.commit(sampleTurn('c', 'i', { handoffs: [sampleHandoff('c')] }));
  const content = Buffer.from([0, 1, 254, 255]);
  await store.keepFiles('c', [{ id: 'f', name: 'a "b"\n.png', type: 'image/png', content }], 1);
  await store.audit({ at: 1, event: 'server-started' });
  await store.accept(sampleInput('c', { id: 'unfinished', key: 'again' }));
  const secret = await store.secret('signing-key', () => 'the key');
  const folder = await temporaryFolder();
  const copied = await runCommand('backup', [folder], { DATABASE_URL: from });
  expect(copied).toMatchObject({ code: 0, stderr: '' });
  expect(copied.stdout).toMatch(/conversations 1, .*files 1,/);
  const [name = ''] = (await readdir(folder)).filter((each) => each.endsWith('.gz'));
  const file = join(folder, name);
  await store.accept(sampleInput('later'));

  const into = await freshDatabase();
  const restored = await runCommand('restore', [file], { DATABASE_URL: into });
  expect(restored).toMatchObject({ code: 0, stderr: '' });
  const back = await opened(into);
  expect(await back.read('c', 0, 100)).toEqual(await store.read('c', 0, 100));
  expect(await back.find('c')).toEqual(await store.find('c'));
  expect(await back.handoff('handoff')).toEqual(await store.handoff('handoff'));
  expect((await back.file('f'))?.content).toEqual(content);
  expect((await back.space()).files).toBe((await store.space()).files);
  expect(await back.secret('signing-key', () => 'another')).toBe(secret);
  expect(await back.find('later')).toBeUndefined();
  expect((await back.unfinished()).length).toBe(1);
  // Numbers go on, keys are known, and what watches over tables does so again.
  expect((await back.accept(sampleInput('c', { id: 'twice', key: 'again' }))).id).toBe('unfinished');
  expect((await back.accept(sampleInput('d'))).type).toBe('accepted');
  const client = new Client(into);
  await client.connect();
  onTestFinished(() => client.end());
  await expect(client.query(`update audit set event = 'x'`)).rejects.toThrow();

  const again = await runCommand('restore', [file], { DATABASE_URL: into });
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('there are conversations in it already')]);
});

it('refuses a copy that is cut, changed, or none', async () => {
  const from = await freshDatabase();
  await (await opened(from)).accept(sampleInput('c'));
  const folder = await temporaryFolder();
  const file = join(folder, 'a.jsonl.gz');
  expect((await runCommand('backup', [file], { DATABASE_URL: from })).code).toBe(0);
  const whole = await readFile(file);
  const into = await freshDatabase();
  const refused = async (): Promise<string> => {
    const { code, stderr } = await runCommand('restore', [file], { DATABASE_URL: into });
    expect(code).toBe(1);
    return stderr;
  };
  await truncate(file, whole.length - 20);
  expect(await refused()).toContain('no whole copy');
  await writeFile(file, 'hello');
  expect(await refused()).toContain('no whole copy');
  await writeFile(file, whole);
  await writeFile(`${file}.sha256`, `${'0'.repeat(64)}  a.jsonl.gz\n`);
  expect(await refused()).toContain('it is not what');
  expect(gunzipSync(whole).toString()).toContain('"fixpath":"copy"');
});

it('puts back copies of tables of each version, from which this program goes on', async () => {
  const folder = await temporaryFolder();
  for (const version of [1, 2, 3, 4]) {
    const [from, into] = [await freshDatabase(), await freshDatabase()];
    const pool = new Pool({ connectionString: from });
    await migratePostgres(pool, 'there', version);
    await pool.end();
    const file = join(folder, `${version}.jsonl.gz`);
    expect(await runCommand('backup', [file], { DATABASE_URL: from })).toMatchObject({ code: 0, stderr: '' });
    expect(await runCommand('restore', [file], { DATABASE_URL: into })).toMatchObject({ code: 0, stderr: '' });
    expect((await (await opened(into)).accept(sampleInput('c'))).type).toBe('accepted');
  }
}, 60_000);

it('puts no copy where there are accounts, or a server runs', async () => {
  const from = await freshDatabase();
  await opened(from);
  const file = join(await temporaryFolder(), 'a.jsonl.gz');
  expect((await runCommand('backup', [file], { DATABASE_URL: from })).code).toBe(0);
  const into = await freshDatabase();
  const there = await opened(into);
  await there.shared?.contents.agree('played', {});
  const refused = async () => (await runCommand('restore', [file], { DATABASE_URL: into })).stderr;
  expect(await refused()).toContain('a server runs on it already');
  await there.shared?.contents.leave();
  expect(
    (await runCommand('agents', ['add', 'anna', '--mail', 'anna@example.org'], { DATABASE_URL: into })).stderr,
  ).toBe('');
  expect(await refused()).toContain("there are agents' accounts in it already");
});
