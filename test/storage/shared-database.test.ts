import { Client } from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../src/domain/ports/store.ts';
import { databaseClock } from '../../src/storage/postgres/database-clock.ts';
import { openPostgresStore } from '../../src/storage/postgres-store.ts';
import { freshDatabase } from '../postgres/fresh-database.ts';
import { sampleHandoff } from './support/sample-handoff.ts';
import { sampleInput } from './support/sample-input.ts';
import { sampleTurn } from './support/sample-turn.ts';

/** Two stores on one database, as two processes have them; what the second is told of; and a connection of the test's own. */
async function openedTwice() {
  const url = await freshDatabase();
  const client = new Client(url);
  await client.connect();
  const open = async (): Promise<Store> => {
    const store = await openPostgresStore({ url });
    onTestFinished(() => store.close());
    return store;
  };
  onTestFinished(() => client.end());
  const [one, other] = [await open(), await open()];
  const told: { conversation: string; handoffs: readonly string[] }[] = [];
  other.watch((conversation, handoffs) => told.push({ conversation, handoffs }));
  return { one, other, told, ask: async (sql: string) => (await client.query(sql)).rows };
}

const heard = (told: { conversation: string; handoffs: readonly string[] }[], handoff?: string) =>
  expect.poll(() => told.filter(({ handoffs }) => handoff === undefined || handoffs.includes(handoff)).length);

it.each([
  ['by notices', []],
  ['though notices are lost', ['conversations disable trigger tell_moved', 'handoffs disable trigger tell_handoff']],
])('tells each process what another has written, %s', async (_, changes) => {
  const { one, told, ask } = await openedTwice();
  for (const change of changes) await ask(`alter table ${change}`);
  await one.accept(sampleInput('c', { id: 'i' }));
  await heard(told).toBe(1);
  await one.commit(sampleTurn('c', 'i', { handoffs: [sampleHandoff('c')] }));
  await heard(told, 'handoff').toBe(1);
});

it('is told once of what it writes itself, and not again by what comes from the database', async () => {
  const { one, other, told } = await openedTwice();
  await other.accept(sampleInput('c'));
  await one.accept(sampleInput('d'));
  await expect.poll(() => told.map(({ conversation }) => conversation)).toEqual(['c', 'd']);
});

it('hears again what is written once its connection is back, and what was written meanwhile', async () => {
  const { one, told, ask } = await openedTwice();
  await ask(
    `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' or query like '%pg_snapshot_xmin%' and pid <> pg_backend_pid()`,
  );
  await one.accept(sampleInput('c'));
  await heard(told).toBeGreaterThan(0);
  await one.accept(sampleInput('d'));
  await expect.poll(() => told.map(({ conversation }) => conversation)).toContain('d');
});

it('reads words that another process has erased no more, and what was said after that', async () => {
  const { one, other, told } = await openedTwice();
  await one.accept(sampleInput('c', { id: 'i' }));
  expect(await other.read('c', 0, 10)).toHaveLength(1);
  const [number = 0] = await one.askErasures(['c'], 1);
  await one.erase({ number, conversation: 'c' }, [], 1);
  await heard(told).toBeGreaterThan(1);
  const changed = { id: 'somebody else', name: 'Eve' };
  await one.accept(sampleInput('c', { id: 'j', from: changed }));
  await one.accept(sampleInput('c', { id: 'k', from: changed }));
  expect((await other.read('c', 1, 10)).map(({ from }) => from)).toEqual([changed, changed]);
});

it('passes on what processes tell each other, in order, and to nobody who told it', async () => {
  const { one, other } = await openedTwice();
  const heardBy: Record<string, unknown[]> = { one: [], other: [] };
  one.shared?.hear((news) => heardBy.one?.push(news));
  other.shared?.hear((news) => heardBy.other?.push(news));
  const news = Array.from({ length: 100 }, (_, index) => ({ index, words: 'x'.repeat(200) }));
  for (const each of news) one.shared?.tell(each);
  await expect.poll(() => heardBy.other).toEqual(news);
  expect(heardBy.one).toEqual([]);
});

it('ignores a notice that no process of ours has sent', async () => {
  const { one, told, ask } = await openedTwice();
  for (const channel of ['fixpath:moved', 'fixpath:news'])
    for (const payload of ['', 'no JSON', '{}', '[]', '[1]']) await ask(`select pg_notify('${channel}', '${payload}')`);
  await one.accept(sampleInput('c'));
  await expect.poll(() => told.map(({ conversation }) => conversation)).toContain('c');
});

it('lets nobody have a lane that is held, and another one as soon as it is let go of', async () => {
  const { one, other } = await openedTwice();
  await one.accept(sampleInput('c', { id: 'i' }));
  const now = one.shared?.clock() ?? 0;
  const lane = await one.takeLane('c', 'one', now, now + 60_000);
  expect(await other.takeLane('c', 'other', now, now + 60_000)).toEqual({ ...lane, type: 'held' });
  expect(await other.unfinished()).toEqual([]);
  // Played ahead by somebody who has no lane: it yields.
  expect(await other.commit(sampleTurn('c', 'i', { fence: 7, ahead: true }))).toEqual({ type: 'overtaken' });
  expect(await one.shared?.freeLane('c', lane.fence)).toBe(true);
  expect(await other.unfinished()).toEqual(['c']);
  const next = await other.takeLane('c', 'other', now, now + 60_000);
  expect(next.fence).toBeGreaterThan(lane.fence);
  expect(await one.commit(sampleTurn('c', 'i', { fence: lane.fence }))).toEqual({ type: 'overtaken' });
  expect((await other.commit(sampleTurn('c', 'i', { fence: next.fence }))).type).toBe('committed');
  expect(await other.shared?.freeLane('c', next.fence)).toBe(false);
});

it('goes by one clock, which the database has', async () => {
  const { one, other, ask } = await openedTwice();
  const [row] = await ask('select extract(epoch from clock_timestamp())::float8 * 1000 as now');
  for (const { shared } of [one, other]) expect(Math.abs((shared?.clock() ?? 0) - row.now)).toBeLessThan(10_000);
});

it('follows a clock by looks at it that take a while, and leaves it alone as long as they bear it out', () => {
  let steady = 1000;
  const { now, told } = databaseClock(() => steady);
  told(50_000, 1000, 1010);
  const first = now();
  expect(first).toBeGreaterThanOrEqual(49_990);
  expect(first).toBeLessThanOrEqual(50_000);
  steady = 2000;
  told(51_030, 2000, 2100); // a slow look, which says no more than that it is somewhere there
  expect(now()).toBe(first + 1000);
  steady = 3000;
  told(40_000, 3000, 3002); // somebody has set it
  expect(now()).toBeLessThanOrEqual(40_000);
});

it('lets one process learn what several ask for at once, and the next one what the first could not', async () => {
  const { one, other } = await openedTwice();
  let learned = 0;
  const learn = async (): Promise<Uint8Array> => {
    learned++;
    await one.secret('something else', () => 'that takes a while');
    return Buffer.from(`model ${learned}`);
  };
  const isReadable = () => true;
  const asked = [one, other, one, other].map((store) => store.shared?.learnOnce('en.key', learn, isReadable));
  const models = await Promise.all(asked);
  expect(models.map(String)).toEqual(Array(4).fill('model 1'));
  expect(learned).toBe(1);
  const fails = () => Promise.reject(new Error('out of memory'));
  await expect(other.shared?.learnOnce('en.faulty', fails, isReadable)).rejects.toThrow('out of memory');
  const afterAll = async () => Buffer.from('learned after all');
  expect(String(await one.shared?.learnOnce('en.faulty', afterAll, isReadable))).toBe('learned after all');
});

it('learns anew what is kept and cannot be read, once', async () => {
  const { one, other } = await openedTwice();
  const learned = (text: string) => async () => Buffer.from(text);
  const isReadable = (model: Uint8Array) => String(model) !== 'damaged';
  await one.shared?.learnOnce('en.key', learned('damaged'), isReadable);
  expect(String(await other.shared?.learnOnce('en.key', learned('whole'), isReadable))).toBe('whole');
  expect(String(await one.shared?.learnOnce('en.key', learned('again'), isReadable))).toBe('whole');
});

it('agrees on one content: that of the first, until all who are there have another', async () => {
  const { one, other, ask } = await openedTwice();
  const [ones, others] = [one.shared?.contents, other.shared?.contents];
  const files = { 'desk.yml': 'YQ==' };
  expect(await ones?.agree('old', files)).toBe('old');
  expect(await others?.agree('new', {})).toBe('old');
  expect(await others?.files('old')).toEqual(files);
  expect(await ones?.agree('newer', {})).toBe('old');
  expect(await ones?.agree('new', {})).toBe('new');
  expect(await others?.agree('new', {})).toBe('new');
  expect(await others?.files('old')).toBeUndefined();
  expect(await others?.agree('old', files)).toBe('new');
  // Forgotten as if it had been paused, the files of what it has gone with it: they are there again once it is.
  await ask(`delete from "processes"`);
  await ask(`delete from "contents" where "version" = 'old'`);
  expect(await others?.agree('old', files)).toBe('old');
  expect(await ones?.files('old')).toEqual(files);
});
