import { afterEach, beforeEach, expect, it } from 'vitest';
import { showCase } from '../../src/agents/views/show-case.ts';
import type { HandoffChangeType, TurnRecord } from '../../src/domain/conversation/record.ts';
import type { NewEntry, SendResult } from '../../src/domain/conversation/turn.ts';
import type { Handoff } from '../../src/domain/handoff/handoff.ts';
import type { Store } from '../../src/domain/ports/store.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { sampleInput } from '../storage/support/sample-input.ts';
import { sampleTurn } from '../storage/support/sample-turn.ts';

let store: Store;
beforeEach(async () => {
  store = await openSqliteStore({ folder: undefined });
});
afterEach(() => store.close());

const handoff: Handoff = {
  id: 'h',
  conversation: 'c',
  state: 'claimed',
  reason: 'asked',
  team: 'desk',
  requestedAt: 1,
  changedAt: 2,
  channel: 'msteams',
  agent: { id: 'desk-a', name: 'Anna' },
  history: [],
};
const deliveredUpTo = async () => undefined;
const destinationOf = (channel: string) => (channel === 'msteams' ? 'teams' : undefined);
const caseOf = () => {
  const linkTo = (file: string) => `/files/${file}`;
  const show = showCase({ store, linkTo, isTyping: () => false, deliveredUpTo, destinationOf });
  return (id: string, after: number) => show(id, after, 'desk:anna');
};

it('shows every send that was refused, whatever part of the log is asked for, with what sends it again', async () => {
  await store.accept(sampleInput('c', { id: 'i' }));
  const to = (destination: string) => ({ id: `i.1>${destination}`, destination, entry: 'i.1' });
  await store.commit(sampleTurn('c', 'i', { handoffs: [handoff], items: [to('ticket-webhook'), to('ticket-mail')] }));
  for (const [destination, why] of [
    ['ticket-webhook', '403 Forbidden'],
    ['ticket-mail', 'EENVELOPE'],
  ] as const) {
    const [item] = await store.leaseItems(destination, 3_000, 4_000, 10);
    await store.settleItem(`i.1>${destination}`, item?.fence ?? 0, { type: 'refused', why }, 3_000);
  }
  const refused = [
    { item: 'i.1>ticket-webhook', entry: 'i.1', to: 'ticket-webhook', why: '403 Forbidden' },
    { item: 'i.1>ticket-mail', entry: 'i.1', to: 'ticket-mail', why: 'EENVELOPE' },
  ];
  expect((await caseOf()('h', 0))?.refused).toEqual(refused);
  expect((await caseOf()('h', 1_000))?.refused).toEqual(refused);
});

it('shows what waits for somebody who is away, and what was given up, until it has arrived', async () => {
  await store.accept(sampleInput('c', { id: 'i' }));
  const items = ['i.1', 'i.2', 'i.3'].map((id) => ({ id, destination: 'teams', entry: 'i.1' }));
  await store.commit(sampleTurn('c', 'i', { handoffs: [handoff], items }));
  const settle = async (sent: SendResult, now: number) => {
    const [item] = await store.leaseItems('teams', now, now + 1_000, 10);
    await store.settleItem(item?.id ?? '', item?.fence ?? 0, sent, now);
  };
  await settle({ type: 'gone', why: '404' }, 3_000);
  await settle({ type: 'away', at: 9_000, why: '403 ConversationBlockedByUser' }, 4_000);
  expect((await caseOf()('h', 0))?.refused).toEqual([
    { item: 'i.1', entry: 'i.1', to: 'teams', why: '404' },
    { item: 'i.2', entry: 'i.1', to: 'teams', why: '403 ConversationBlockedByUser', waits: true },
    { item: 'i.3', entry: 'i.1', to: 'teams', why: '403 ConversationBlockedByUser', waits: true },
  ]);
  await settle({ type: 'sent' }, 9_000);
  expect((await caseOf()('h', 0))?.refused).toEqual([{ item: 'i.1', entry: 'i.1', to: 'teams', why: '404' }]);
});

it('shows changes of the handoff and nothing else that only the system may see', async () => {
  await store.accept(sampleInput('c', { id: 'i', by: 'channel', body: { type: 'greeting' } }));
  const entry = (id: string, seenBy: readonly ['agents'] | readonly [], record: TurnRecord): NewEntry => ({
    id,
    by: 'system',
    seenBy,
    body: { kind: 'record', record },
  });
  const changed = (change: HandoffChangeType, more: Partial<Handoff> = {}): TurnRecord => ({
    type: 'handoff-changed',
    change,
    handoff: { ...handoff, ...more },
  });
  const { agent: _, ...unclaimed } = handoff;
  await store.commit(
    sampleTurn('c', 'i', {
      handoffs: [handoff],
      entries: [
        entry('i.r1', ['agents'], changed('claimed')),
        entry('i.r2', [], { type: 'episode-ended', flow: 'f', outcome: 'handed-off', episode: 'i' }),
        entry('i.r3', ['agents'], { type: 'handoff-changed', change: 'unclaimed', handoff: unclaimed }),
        entry('i.r4', ['agents'], changed('rated', { rating: { stars: 4, word: '<b>good</b>' } })),
        entry('i.r5', [], { type: 'agent-refused', why: 'taken' }),
      ],
    }),
  );
  expect((await caseOf()('h', 0))?.entries).toMatchObject([
    { id: 'i.r1', state: 'claimed', name: 'Anna', text: '' },
    { id: 'i.r3', isAnnouncedAgain: true, text: '' },
    { id: 'i.r4', rating: { stars: 4, word: '<b>good</b>' }, text: '' },
  ]);
  expect(await caseOf()('unknown', 0)).toBeUndefined();
});

it('shows a long conversation whole, and of a known part only what follows', async () => {
  for (let n = 0; n < 1_100; n += 100)
    await Promise.all(
      Array.from({ length: 100 }, (_, more) =>
        store.accept(sampleInput('c', { id: `i${n + more}`, body: { type: 'message', text: `<b>${n + more}</b>` } })),
      ),
    );
  await store.commit(sampleTurn('c', 'i0', { handoffs: [handoff], entries: [] }));
  const shown = await caseOf()('h', 0);
  expect(shown?.entries.map(({ number }) => number)).toEqual(Array.from({ length: 1_100 }, (_, index) => index + 1));
  expect(shown?.entries[7]?.text).toBe('<b>7</b>');
  expect((await caseOf()('h', 1_099))?.entries.map(({ number }) => number)).toEqual([1_100]);
});

it('lists earlier cases of the same person, and of the same conversation whoever it was, with who closed them and why', async () => {
  await store.accept(sampleInput('c', { id: 'i' }));
  await store.accept(sampleInput('d', { id: 'j' }));
  await store.accept(sampleInput('e', { id: 'k' }));
  const eva = { id: 'dl_proven', name: 'Eva' };
  const closed = {
    state: 'closed',
    at: 2,
    by: { type: 'agent', id: 'desk-a', name: 'Anna' },
    why: 'by telephone',
  } as const;
  const older = (id: string, conversation: string, change: Partial<Handoff>): Handoff => ({
    ...{ ...handoff, id, conversation, state: 'closed', problem: id, history: [closed] },
    ...change,
  });
  const now = { ...handoff, person: eva, requestedAt: 9 };
  const anonymous = older('before-proof', 'c', { person: { id: 'dl_visitor' }, requestedAt: 3 });
  await store.commit(sampleTurn('c', 'i', { handoffs: [now, anonymous] }));
  await store.commit(sampleTurn('d', 'j', { handoffs: [older('elsewhere', 'd', { person: eva, requestedAt: 4 })] }));
  await store.commit(sampleTurn('e', 'k', { handoffs: [older('strangers', 'e', { person: { id: 'dl_ada' } })] }));
  expect((await caseOf()('h', 0))?.earlier).toMatchObject([
    { id: 'elsewhere', problem: 'elsewhere', agent: 'Anna', why: 'by telephone' },
    { id: 'before-proof', problem: 'before-proof', agent: 'Anna', why: 'by telephone' },
  ]);
});

it('says which words the person’s channel has taken, whatever was taken by other systems', async () => {
  await store.accept(sampleInput('c', { id: 'i' }));
  const items = ['teams', 'ticket-webhook'].flatMap((destination) =>
    ['i.1', 'i.2'].map((entry) => ({ id: `${entry}>${destination}`, destination, entry })),
  );
  await store.commit(sampleTurn('c', 'i', { handoffs: [handoff], items }));
  expect((await caseOf()('h', 0))?.reached).toEqual({ sent: [] });
  for (const destination of ['teams', 'ticket-webhook']) {
    const [item] = await store.leaseItems(destination, 5_000, 6_000, 1);
    await store.settleItem(item?.id ?? '', item?.fence ?? 0, { type: 'sent' }, 5_000);
  }
  expect((await caseOf()('h', 0))?.reached).toEqual({ sent: ['i.1'] });
});
