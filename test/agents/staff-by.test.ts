import { afterEach, beforeEach, expect, it } from 'vitest';
import { staffingBy } from '../../src/agents/staffing.ts';
import type { Handoff } from '../../src/domain/handoff/handoff.ts';
import type { Store } from '../../src/domain/ports/store.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { deskContent } from '../play/desk-content.ts';
import { sampleInput } from '../storage/support/sample-input.ts';
import { sampleTurn } from '../storage/support/sample-turn.ts';

let store: Store;
beforeEach(async () => {
  store = await openSqliteStore({ folder: undefined });
});
afterEach(() => store.close());

const monday = Date.UTC(2026, 10, 23, 9);
const minute = 60_000;
const presence = { hasAgents: async () => true, isAvailable: (team: string) => team === 'phones' };

async function keep(...handoffs: readonly Handoff[]): Promise<void> {
  await store.accept(sampleInput('c', { id: 'i' }));
  await store.commit(sampleTurn('c', 'i', { handoffs }));
}

/** A handoff that was claimed after some minutes, or that waits. */
function handoff(n: number, claimedAfter?: number): Handoff {
  const requestedAt = monday - 60 * minute;
  const claimed = requestedAt + (claimedAfter ?? 0) * minute;
  return {
    id: `h${n}`,
    conversation: 'c',
    state: claimedAfter === undefined ? 'requested' : 'closed',
    reason: 'asked',
    team: 'phones',
    requestedAt,
    changedAt: claimed,
    channel: 'directline',
    history: [
      { state: 'requested', at: requestedAt, by: { type: 'person' } },
      ...(claimedAfter === undefined
        ? []
        : [{ state: 'claimed', at: claimed, by: { type: 'agent', id: 'a', name: 'A' } } as const]),
    ],
  };
}

it('has nobody there outside the hours and on holidays, and tells when the desk opens', async () => {
  const { content } = await deskContent();
  const desk = {
    ...content.desk,
    timeZone: 'Europe/Berlin',
    hours: { monday: [{ from: 8 * 60, to: 18 * 60 }], tuesday: [{ from: 9 * 60, to: 12 * 60 }] },
    holidays: ['2026-11-30'],
  };
  const staff = staffingBy(store, { desk }, presence);
  expect(await staff('phones', monday)).toEqual({ present: true, ahead: 0 });
  expect(await staff('network', monday)).toMatchObject({ present: false });
  expect(await staff('phones', monday + 9 * 60 * minute)).toMatchObject({
    present: false,
    opens: expect.stringMatching(/^Tuesday,? (?:at )?9:00\sAM$/),
  });
  expect(await staff('phones', monday + 7 * 24 * 60 * minute)).toMatchObject({
    present: false,
    opens: expect.stringMatching(/^Tuesday,? (?:at )?9:00\sAM$/),
  });
});

it('keeps people waiting where nobody has an account, and turns them to a ticket where nobody is there', async () => {
  const { content } = await deskContent();
  const nobody = { hasAgents: async () => false, isAvailable: () => false };
  expect((await staffingBy(store, content, nobody)('phones', monday)).present).toBe(true);
  expect((await staffingBy(store, content, { ...nobody, hasAgents: async () => true })('phones', monday)).present).toBe(
    false,
  );
});

it('tells a waiting range only once enough people were claimed lately', async () => {
  const { content } = await deskContent();
  const staff = staffingBy(store, content, presence);
  await keep(handoff(100), handoff(101), ...Array.from({ length: 9 }, (_, n) => handoff(n, n + 1)));
  expect(await staff('phones', monday)).toEqual({ present: true, ahead: 2 });
  await store.accept(sampleInput('c', { id: 'j' }));
  await store.commit(sampleTurn('c', 'j', { revision: 1, handoffs: [handoff(10, 10)] }));
  expect((await staff('phones', monday)).wait).toEqual({ from: 3, to: 7 });
  expect((await staff('phones', monday + 30 * 24 * 60 * minute)).wait).toBeUndefined();
});
