import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { newEntryRow } from '../../src/storage/conversations/entry-row.ts';
import { inputEntry } from '../../src/storage/conversations/input-row.ts';
import { migrationSql } from '../../src/storage/migrations.ts';
import { compiled } from '../../src/storage/sql/statement.ts';
import { bindStatements } from '../../src/storage/sqlite/bind-statement.ts';
import { migrate } from '../../src/storage/sqlite/migrate.ts';
import { createWriteBatch } from '../../src/storage/sqlite/write-batch.ts';
import type { Write } from '../../src/storage/sqlite/writer-messages.ts';
import { type WriteStatements, writeStatements } from '../../src/storage/write-statements.ts';
import { createWrites } from '../../src/storage/writes.ts';
import { sampleInput } from './support/sample-input.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

async function opened() {
  const folder = await temporaryFolder();
  const db = new Database(join(folder, 'some.sqlite'));
  onTestFinished(() => void db.close());
  db.pragma('journal_mode = wal');
  migrate(db, folder, migrationSql());
  const batch = createWriteBatch(
    db,
    createWrites(bindStatements<WriteStatements>(db, compiled(writeStatements, 'sqlite'))),
    folder,
  );
  const log = () => db.prepare('select id from entries order by id').pluck().all();
  return { db, batch, log };
}

const accept = (id: string, text = ''): Write => {
  const input = sampleInput('c', { id, body: { type: 'message', text } });
  const { channel, key, at } = input;
  const own = { conversation: 'c', channel, key, at, type: 'message', input_by: 'person', answer_by: 'log' } as const;
  return ['accept', { ...newEntryRow(inputEntry(input)), ...own, shared: 0, locale: null, address: null, usual: null }];
};

it('takes back one write that fails in its middle, and keeps the others', async () => {
  const { batch, log } = await opened();
  const broken: Write = ['accept', { ...accept('b')[1], answer_by: undefined } as never];
  const { faults } = batch([accept('a'), broken, accept('c')]);

  expect(faults.map(([index, code]) => [index, code])).toEqual([[1, 'storage-failed']]);
  expect(log()).toEqual(['a', 'c']);
});

it('writes nothing of a batch when the disk is full, says so to each, and goes on when there is room', async () => {
  const { db, batch, log } = await opened();
  batch([accept('a')]);
  const pages = Number(db.pragma('page_count', { simple: true }));
  db.pragma(`max_page_count = ${pages + 2}`);
  const { results, faults } = batch([accept('b'), accept('c', 'x'.repeat(100_000)), accept('d')]);

  expect(results).toEqual([]);
  expect(faults.map(([index, code]) => [index, code])).toEqual([
    [0, 'storage-full'],
    [1, 'storage-full'],
    [2, 'storage-full'],
  ]);
  expect(faults[0]?.[2]).toMatch(/Free space/);
  expect(log()).toEqual(['a']);
  db.pragma('max_page_count = 100000');
  expect(batch([accept('b')]).faults).toEqual([]);
  expect(log()).toEqual(['a', 'b']);
});
