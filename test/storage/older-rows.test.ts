import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { migrationSql } from '../../src/storage/migrations.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/** A store on a database of an earlier version, into which `rows` were written then. */
async function openOlder(version: number, rows: readonly string[]) {
  const folder = await temporaryFolder();
  const db = new Database(join(folder, 'fixpath.sqlite'));
  for (const sql of [...migrationSql().slice(0, version).flat(), ...rows]) db.exec(sql);
  db.pragma(`user_version = ${version}`);
  db.close();
  const store = await openSqliteStore({ folder });
  onTestFinished(() => store.close());
  return store;
}

const conversation = `insert into conversations (id, channel, shared, head, revision, mode, state, created_at)
  values ('c', 'directline', 0, 1, 3, 'bot', '{"mode":"bot","greeted":true,"lost":0,"failed":0,"said":0}', 0)`;

it('rings timers that were set under their earlier names, also those that wait to be played', async () => {
  const store = await openOlder(5, [
    conversation,
    `insert into timers (id, conversation, kind, due, revision, ready)
     values ('i.quiet', 'c', 'quiet', 10, 1, 10), ('i.claim', 'c', 'claim', 20, 1, 20)`,
    `insert into entries (conversation, number, id, "by", at, seen_by, body)
     values ('c', 1, 'rung', 'system', 5, '', '{"kind":"event","name":"timer","value":{"kind":"claim","timer":"i.claim"}}')`,
    `insert into inputs (conversation, number, key, "by", type, answer_by, attempts, status)
     values ('c', 1, 'timer:i.claim', 'timer', 'timer', 'log', 0, 'waiting')`,
  ]);

  expect(await store.leaseTimers('me', 30, 40, 10)).toMatchObject([
    { id: 'i.quiet', kind: 'silence', due: 10 },
    { id: 'i.claim', kind: 'unclaimed', due: 20 },
  ]);
  expect((await store.load('c'))?.inputs).toMatchObject([
    { body: { type: 'timer', kind: 'unclaimed', timer: 'i.claim' } },
  ]);
});
