import { expect, test } from 'vitest';
import { loadAgentWords } from '../../src/content/live/load-agent-words.ts';
import { tellFrom } from '../../src/domain/content/tell-from.ts';
import type { LedgerRow, StepResult } from '../../src/domain/conversation/ledger.ts';
import { ledgerLines } from '../../src/domain/conversation/ledger-view.ts';
import type { QueueLine } from '../../src/domain/wire/desk-wire.ts';
import { arrivalsIn } from '../../web/src/desk/client/arrivals.ts';
import { runOnceMore } from '../../web/src/desk/client/run-once-more.ts';
import { groupQueue } from '../../web/src/desk/queue/group-queue.ts';
import { duration } from '../../web/src/desk/times/time-words.ts';

const words = await loadAgentWords('.');
const tell = tellFrom(() => words);

function row(step: string, result: StepResult, through?: readonly LedgerRow[]): LedgerRow {
  return { flow: 'photos', step, title: step, result, ...(through && { through }) };
}

function nextIn(rows: readonly LedgerRow[]) {
  return ledgerLines({ rows }).find(({ isNext }) => isNext);
}

test('what the bot would try next is the first row not reached, also within a called flow', () => {
  expect(nextIn([row('a', 'fine'), row('b', 'not-reached'), row('c', 'not-reached')])?.step).toBe('b');
  expect(nextIn([row('a', 'open', [row('x', 'fine'), row('y', 'not-reached')]), row('b', 'not-reached')])?.step).toBe(
    'y',
  );
  expect(nextIn([row('a', 'fine'), row('b', 'open')])).toBeUndefined();
});

test('a burst of calls is one run and one more, and the last call is never answered by a run that began before it', async () => {
  let runs = 0;
  const finish: (() => void)[] = [];
  const work = runOnceMore(() => {
    runs += 1;
    return new Promise((resolve) => finish.push(resolve));
  });
  const first = work();
  const others = [work(), work(), work()];
  expect(runs).toBe(1);
  finish[0]?.();
  await first;
  await expect.poll(() => runs).toBe(2);
  finish[1]?.();
  await Promise.all(others);
  expect(runs).toBe(2);
  const last = work();
  expect(runs).toBe(3);
  finish[2]?.();
  await last;
});

test('a run that failed does not keep the next from running', async () => {
  let runs = 0;
  const work = runOnceMore(async () => {
    runs += 1;
    if (runs === 1) throw new Error('away');
  });
  const [first, second] = [work(), work()];
  await expect(first).rejects.toThrow('away');
  await second;
  await work();
  expect(runs).toBe(3);
});

test.each([
  [0, 'now'],
  [59_000, '< 1 min'],
  [61_000, '1 min'],
  [3_600_000, '1 h'],
  [3_900_000, '1 h 5 min'],
  [90_000_000, '1 d'],
])('%i ms are told as "%s"', (ms, words) => {
  expect(duration(ms, tell)).toBe(words);
});

const line = (id: string, more: Partial<QueueLine> = {}): QueueLine => ({
  id,
  conversation: id,
  state: 'requested',
  team: 'desk',
  requestedAt: 1,
  changedAt: 1,
  channel: 'directline',
  person: id,
  problem: '',
  unread: 0,
  ...more,
});
const said = (text: string) => ({ last: { by: 'person', text, at: 2 } }) as const;
const mine = { state: 'claimed', agent: { id: 'desk-a', name: 'Anna' } } as const;

test('an agent is told who begins to wait, once, who is announced again, once, and who writes to them alone', () => {
  const told = (before: QueueLine, after: QueueLine) =>
    arrivalsIn([before], [after], 'desk-a', tell).map((arrival) =>
      arrival.type === 'said' ? arrival.words : 'isAgain' in arrival && arrival.isAgain ? 'again' : arrival.type,
    );
  expect(arrivalsIn([], [line('a')], 'desk-a', tell)).toHaveLength(1);
  expect(told(line('a'), line('a', { changedAt: 5 }))).toEqual([]);
  expect(told(line('a', mine), line('a', { state: 'released' }))).toEqual(['waiting']);
  expect(told(line('a'), line('a', { announcedAgainAt: 5 }))).toEqual(['again']);
  expect(told(line('a', { announcedAgainAt: 5 }), line('a', { announcedAgainAt: 5 }))).toEqual([]);
  expect(told(line('a', mine), line('a', { ...mine, ...said('hello'), unread: 1 }))).toEqual(['hello']);
  const others = { state: 'claimed', agent: { id: 'desk-b', name: 'Ben' } } as const;
  expect(told(line('a', others), line('a', { ...others, ...said('hello'), unread: 1 }))).toEqual([]);
});

test('an agent is told by whom they were given somebody, and who took one over from them, but not of their own moves', () => {
  const told = (before: QueueLine | undefined, after: QueueLine) =>
    arrivalsIn(before ? [before] : [], [after], 'desk-a', tell).map((arrival) =>
      'by' in arrival ? `${arrival.type} ${arrival.by.name}` : arrival.type,
    );
  const ben = { id: 'desk-b', name: 'Ben' };
  const bens = { state: 'claimed', agent: ben } as const;
  expect(told(line('a'), line('a', { ...mine, givenBy: ben }))).toEqual(['given Ben']);
  expect(told(undefined, line('a', { ...mine, givenBy: ben }))).toEqual(['given Ben']);
  expect(told(line('a', { ...mine, givenBy: ben }), line('a', { ...mine, givenBy: ben }))).toEqual([]);
  expect(told(line('a', mine), line('a', bens))).toEqual(['taken Ben']);
  expect(told(line('a', mine), line('a', { ...bens, givenBy: { id: 'desk-c', name: 'Cleo' } }))).toEqual([
    'taken Cleo',
  ]);
  expect(told(line('a', mine), line('a', { ...bens, givenBy: mine.agent }))).toEqual([]);
  expect(told(line('a', bens), line('a', mine))).toEqual([]);
});

test('all who are open stand in one list, who waits before who is with somebody, and tickets in their own', () => {
  const me = { id: 'desk-a', name: 'Anna', teams: [], available: true, may: ['conversations'] as const, csrf: '' };
  const bens = { state: 'claimed', agent: { id: 'desk-b', name: 'Ben' } } as const;
  const queue = [line('mine', mine), line('bens', bens), line('waits'), line('ticket', { state: 'ticketed' })];
  const { all, tickets } = groupQueue(queue, [], '', me);
  expect(all.map(({ id }) => id)).toEqual(['waits', 'mine', 'bens']);
  expect(tickets.map(({ id }) => id)).toEqual(['ticket']);
});

test('danger comes before anger, and anger before whoever has waited longest', () => {
  const queue = [
    line('long', { requestedAt: 1 }),
    line('longer', { requestedAt: 0 }),
    line('angry', { requestedAt: 5, tempers: 1 }),
    line('danger', { requestedAt: 9, isDanger: true }),
  ];
  const { waiting } = groupQueue(queue, [], '', undefined);
  expect(waiting.map(({ id }) => id)).toEqual(['danger', 'angry', 'longer', 'long']);
});

test('a note that calls an agent puts it among their own until they have read it', () => {
  const me = { id: 'desk-a', name: 'Anna', teams: [], available: true, may: ['conversations'] as const, csrf: '' };
  const mentions = { 'desk-a': { number: 7, by: 'Ben', text: 'look' } };
  const queue = [line('called', { mentions }), line('own', mine)];
  const ids = (read: number) => groupQueue(queue, [], '', me, { called: { number: read } }).mine.map(({ id }) => id);
  expect(ids(6)).toEqual(['called', 'own']);
  expect(ids(7)).toEqual(['own']);
});

test('a team’s queue leaves out other teams, but never what an agent has', () => {
  const me = {
    id: 'desk-a',
    name: 'Anna',
    teams: ['desk'],
    available: true,
    may: ['conversations'] as const,
    csrf: '',
  };
  const queue = [line('own'), line('other', { team: 'network' }), line('held', { ...mine, team: 'network' })];
  const ids = (team: string) => {
    const { waiting, mine: held } = groupQueue(queue, [], team, me);
    return [...waiting, ...held].map(({ id }) => id);
  };
  expect(ids('')).toEqual(['own', 'other', 'held']);
  expect(ids('mine')).toEqual(['own', 'held']);
  expect(ids('network')).toEqual(['other', 'held']);
});
