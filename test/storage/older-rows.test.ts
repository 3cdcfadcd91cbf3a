import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { migrationSql } from '../../src/storage/migrations.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { sampleInput } from './support/sample-input.ts';
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

it('reads what was put on record before records were entries of their own kind', async () => {
  const handoff = {
    id: 'h',
    conversation: 'c',
    state: 'closed',
    reason: 'asked',
    team: 'desk',
    requestedAt: 10,
    changedAt: 40,
    channel: 'terminal',
    agent: { id: 'desk-bo', name: 'Bo' },
    history: [
      { state: 'requested', at: 10, by: { type: 'person' } },
      { state: 'ticketed', at: 10, by: { type: 'time' } },
      { state: 'claimed', at: 30, by: { type: 'agent', id: 'desk-bo', name: 'Bo' } },
      { state: 'closed', at: 40, by: { type: 'agent', id: 'desk-bo', name: 'Bo' } },
    ],
    ticket: { number: '1', mail: 'ada@example.org' },
    rating: { stars: 4, word: 'kind' },
  };
  const bo = { id: 'desk-bo', name: 'Bo' };
  const rows: readonly (readonly [at: number, by: string, body: object])[] = [
    [10, 'person', { kind: 'message', text: 'a person' }],
    [10, 'system', { kind: 'event', name: 'handoff', value: { id: 'h', state: 'requested', team: 'desk' } }],
    [10, 'system', { kind: 'event', name: 'handoff', value: { id: 'h', state: 'ticketed', team: 'desk' } }],
    [20, 'system', { kind: 'event', name: 'handoff', value: { id: 'h', state: 'ticketed', team: 'desk' } }],
    [30, 'system', { kind: 'event', name: 'handoff', value: { id: 'h', state: 'claimed', team: 'desk', agent: bo } }],
    [35, 'person', { kind: 'message', text: 'hello Bo' }],
    [36, 'system', { kind: 'event', name: 'refused', value: { why: 'taken' } }],
    [40, 'system', { kind: 'event', name: 'handoff', value: { id: 'h', state: 'closed', team: 'desk', agent: bo } }],
    [40, 'system', { kind: 'event', name: 'outcome', value: { flow: 'f', outcome: 'handed-off', episode: 'e' } }],
    [50, 'system', { kind: 'event', name: 'handoff-rated', value: { id: 'h', team: 'desk', stars: 4 } }],
    // What a channel has sent: its name may be any.
    [60, 'system', { kind: 'event', name: 'handoff', value: { id: 'h', state: 'requested', team: 'desk' } }],
  ];
  const store = await openOlder(6, [
    conversation,
    `insert into handoffs (id, conversation, state, requested_at, changed_at, value)
     values ('h', 'c', 'closed', 10, 40, '${JSON.stringify(handoff)}')`,
    ...rows.map(
      ([at, by, body], index) => `insert into entries (conversation, number, id, "by", at, seen_by, body)
        values ('c', ${index + 1}, 'e${index + 1}', '${by}', ${at}, 'agents', '${JSON.stringify(body)}')`,
    ),
    `insert into inputs (conversation, number, key, "by", type, answer_by, attempts, status)
     values ('c', 11, 'key', 'channel', 'event', 'log', 0, 'done')`,
  ]);

  const log = await store.read('c', 0, 100);
  const none = undefined;
  expect(log.map(({ handoff }) => handoff)).toEqual([none, 'h', 'h', 'h', 'h', 'h', 'h', 'h', none, 'h', none]);
  const { agent, rating, ticket, history, ...plain } = handoff;
  const was = (change: string, state: string, changedAt: number, changes: number, more: object = {}) => ({
    kind: 'record',
    record: {
      type: 'handoff-changed',
      change,
      handoff: { ...plain, state, changedAt, history: history.slice(0, changes), ...more },
    },
  });
  expect(log.map(({ body }) => body)).toEqual([
    rows[0]?.[2],
    was('requested', 'requested', 10, 1),
    was('ticketed', 'ticketed', 10, 2, { ticket: { number: '1' } }),
    was('updated', 'ticketed', 10, 2, { ticket }),
    was('claimed', 'claimed', 30, 3, { ticket, agent }),
    rows[5]?.[2],
    { kind: 'record', record: { type: 'agent-refused', why: 'taken' } },
    was('closed', 'closed', 40, 4, { ticket, agent }),
    { kind: 'record', record: { type: 'episode-ended', flow: 'f', outcome: 'handed-off', episode: 'e' } },
    was('rated', 'closed', 40, 4, { ticket, agent, rating: { stars: 4 } }),
    rows[10]?.[2],
  ]);
});

it('reads logs that were kept under the id of their conversation, and goes on with them', async () => {
  const entry = (of: string, number: number, id: string, seenBy: string, body: object, more: string) =>
    `insert into entries (conversation, number, id, "by", at, seen_by, body, "from", envelope)
     values ('${of}', ${number}, '${id}', 'person', ${number}, '${seenBy}', '${JSON.stringify(body)}', ${more})`;
  const message = { kind: 'message', text: 'photos' };
  const reply = { kind: 'reply', reply: { kind: 'say', text: 'Hello' }, replyTo: 'i' };
  const store = await openOlder(9, [
    conversation.replace(`'c'`, `'b'`),
    conversation,
    entry('c', 1, 'i', 'person agents', message, `'{"id":"p"}', '{"type":"message","text":"photos"}'`),
    entry('b', 1, 'i', '', message, 'null, null'),
    entry('c', 2, 'i.1', 'person', reply, 'null, null'),
    entry('c', 3, 'j', 'agents', message, 'null, null'),
    `update conversations set head = 3 where id = 'c'`,
    ...['i', 'j'].map(
      (
        id,
        at,
      ) => `insert into inputs (conversation, number, key, "by", type, answer_by, attempts, status, head_before, head_after)
        values ('c', ${at * 2 + 1}, 'key-${id}', 'person', 'message', 'log', 0, ${at ? `'waiting', null, null` : `'done', 1, 2`})`,
    ),
  ]);

  const before = await store.read('c', 0, 10);
  expect(before).toMatchObject([
    { id: 'i', seenBy: ['person', 'agents'], from: { id: 'p' }, envelope: { type: 'message', text: 'photos' } },
    { id: 'i.1', seenBy: ['person'], body: reply },
    { id: 'j', seenBy: ['agents'], body: message },
  ]);
  expect((await store.repliesTo('c', 'i')).entries).toEqual([before[1]]);
  expect((await store.load('c'))?.inputs).toMatchObject([{ id: 'j', key: 'key-j' }]);
  expect(await store.unfinished()).toEqual(['c']);
  expect(await store.read('b', 0, 10)).toMatchObject([{ id: 'i', seenBy: [] }]);

  const envelope = { type: 'message', text: 'again' };
  expect(await store.accept(sampleInput('c', { id: 'k', key: 'key-i' }))).toEqual({ type: 'repeated', id: 'i' });
  for (const id of ['k', 'l']) await store.accept(sampleInput('c', { id, envelope }));
  expect((await store.read('c', 3, 10)).map(({ number, id, envelope: read }) => [number, id, read])).toEqual([
    [4, 'k', envelope],
    [5, 'l', envelope],
  ]);
});

it('reads who has a conversation, and what its plans pin, from states of before', async () => {
  const plan = { flow: 'f', begun: 'i', beganAt: 1, opening: 'photos', trail: [], attempts: { unsure: 0, unclear: 0 } };
  const plain = { greeted: true, lost: 0, failed: 0, said: 2 };
  const closure = (hash: string) => ({ closure: hash, ...plan });
  const bundle = (hash: string) => ({ bundle: hash, ...plan });
  const open = { id: 'h', reason: 'asked', acknowledged: true };
  const states: readonly (readonly [before: object, now: object])[] = [
    [{ mode: 'bot' }, { owner: { type: 'bot' } }],
    [
      { mode: 'waiting', handoff: { ...open, unclaimed: 1 } },
      { owner: { type: 'waiting', handoff: 'h', acknowledged: true, unclaimed: 1 } },
    ],
    [
      { mode: 'agent', handoff: { ...open, agent: 'desk-bo' } },
      { owner: { type: 'agent', handoff: 'h', agent: 'desk-bo' } },
    ],
    [
      {
        mode: 'bot',
        episode: { id: 'e', plan: closure('one'), setAside: [closure('two')] },
        last: { plan: closure('three'), outcome: 'resolved', at: 5 },
      },
      {
        owner: { type: 'bot' },
        episode: { id: 'e', plan: bundle('one'), setAside: [bundle('two')] },
        last: { plan: bundle('three'), outcome: 'resolved', at: 5 },
      },
    ],
  ];
  const store = await openOlder(
    7,
    states.map(
      (
        [{ ...before }],
        index,
      ) => `insert into conversations (id, channel, shared, head, revision, mode, state, created_at)
        values ('c${index}', 'directline', 0, 0, 1, 'bot', '${JSON.stringify({ ...before, ...plain })}', 0)`,
    ),
  );

  for (const [index, [, now]] of states.entries())
    expect((await store.find(`c${index}`))?.state).toEqual({ ...now, ...plain });
  expect(await store.playing('one')).toEqual(['c3']);
  expect(await store.playing('two')).toEqual([]);
});

it('finds what was handed over before there was a search', async () => {
  const handoff = {
    ...{ id: 'h', conversation: 'c', team: 'desk', person: { id: 'dl_eva', name: 'Eva' }, problem: 'photos gone' },
    ledger: { title: 'Photos', rows: [{ title: 'Mobile data' }] },
  };
  const store = await openOlder(10, [
    conversation,
    `insert into logs (seq, conversation) values (1, 'c')`,
    `insert into handoffs (id, conversation, state, requested_at, changed_at, value)
     values ('h', 'c', 'closed', 10, 40, '${JSON.stringify(handoff)}')`,
    `insert into entries (log, number, id, "by", at, seen_by, body)
     values (1, 1, 'e', 'person', 5, 'pa', '{"kind":"message","text":"since I was in Lisbon"}')`,
  ]);
  for (const words of ['eva', 'gone', 'mobile', 'lisbon'])
    expect(await store.search(words, 10)).toMatchObject([{ handoff: 'h' }]);
});
