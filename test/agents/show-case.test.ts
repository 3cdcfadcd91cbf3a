import { afterEach, beforeEach, expect, it } from 'vitest';
import { showCase } from '../../src/agents/show-case.ts';
import type { Handoff } from '../../src/domain/handoff.ts';
import type { Store } from '../../src/domain/store.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { sampleInput } from '../storage/sample-input.ts';
import { sampleTurn } from '../storage/sample-turn.ts';

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
const caseOf = () => showCase({ store, linkTo: (file) => `/files/${file}`, isTyping: () => false });

it('shows a send that was refused beside its words, with what sends it again', async () => {
  await store.accept(sampleInput('c', { id: 'i' }));
  await store.commit(
    sampleTurn('c', 'i', { handoffs: [handoff], items: [{ id: 'i.1>teams', destination: 'teams', entry: 'i.1' }] }),
  );
  const [item] = await store.leaseItems('teams', 3_000, 4_000, 10);
  await store.settleItem('i.1>teams', item?.fence ?? 0, { type: 'refused', why: '403 Forbidden' }, 3_000);
  const shown = await caseOf()('h', 0);
  expect(shown?.entries.map(({ id, refused, item: lost }) => [id, refused, lost])).toEqual([
    ['i', undefined, undefined],
    ['i.1', '403 Forbidden', 'i.1>teams'],
  ]);
});

it('shows changes of the handoff and nothing else that only the system may see', async () => {
  await store.accept(sampleInput('c', { id: 'i', by: 'channel', body: { type: 'greeting' } }));
  const event = (id: string, name: string, seenBy: readonly ['agents'] | readonly [], value: object) => ({
    id,
    by: 'system' as const,
    seenBy,
    body: { kind: 'event' as const, name, value: { ...value } },
  });
  await store.commit(
    sampleTurn('c', 'i', {
      handoffs: [handoff],
      entries: [
        event('i.r1', 'handoff', ['agents'], { id: 'h', state: 'claimed', agent: { id: 'desk-a', name: 'Anna' } }),
        event('i.r2', 'outcome', [], { flow: 'f' }),
        event('i.r3', 'handoff', ['agents'], { id: 'h', state: 'no such state' }),
      ],
    }),
  );
  expect((await caseOf()('h', 0))?.entries).toMatchObject([{ id: 'i.r1', state: 'claimed', name: 'Anna', text: '' }]);
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
