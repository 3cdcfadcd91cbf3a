import { expect, it } from 'vitest';
import type { NewTimer } from '../../../src/domain/conversation/timer.ts';
import type { Store } from '../../../src/domain/ports/store.ts';
import { sampleInput } from '../support/sample-input.ts';
import { sampleTurn } from '../support/sample-turn.ts';

export function promiseTimers(open: () => Promise<Store>): void {
  const opened = async (): Promise<Store> => {
    const store = await open();
    await store.accept(sampleInput('c', { id: 'i' }));
    await store.commit(sampleTurn('c', 'i', { timers: [{ kind: 'silence', due: 100 }] }));
    return store;
  };

  it('leases a timer that is due, and no sooner', async () => {
    const store = await opened();

    expect(await store.leaseTimers('me', 99, 200, 10)).toEqual([]);
    expect(await store.leaseTimers('me', 100, 200, 10)).toEqual([
      { id: expect.any(String), conversation: 'c', channel: 'directline', kind: 'silence', due: 100, revision: 1 },
    ]);
  });

  it('tells when a timer of a kind is due, also while it is leased, and of no other', async () => {
    const store = await opened();
    await store.leaseTimers('me', 100, 200, 10);
    expect(await store.timerDue('c', 'silence')).toBe(100);
    expect(await store.timerDue('c', 'follow-up')).toBeUndefined();
    expect(await store.timerDue('d', 'silence')).toBeUndefined();
  });

  it('leases a timer once until the lease has passed, however many ask at once', async () => {
    const store = await opened();
    const leases = await Promise.all(['me', 'you', 'they'].map((holder) => store.leaseTimers(holder, 100, 200, 10)));

    expect(leases.flat()).toHaveLength(1);
    expect(await store.leaseTimers('me', 199, 300, 10)).toEqual([]);
    expect(await store.leaseTimers('you', 200, 300, 10)).toEqual(leases.flat());
  });

  it('leases the earliest first, at most as many as asked for', async () => {
    const store = await opened();
    await store.accept(sampleInput('d', { id: 'j' }));
    const timers: readonly NewTimer[] = [
      { kind: 'silence', due: 50 },
      { kind: 'unclaimed', due: 10 },
      { kind: 'recall', due: 30 },
    ];
    await store.commit(sampleTurn('d', 'j', { timers }));

    expect((await store.leaseTimers('me', 1_000, 2_000, 3)).map(({ kind }) => kind)).toEqual([
      'unclaimed',
      'recall',
      'silence',
    ]);
    expect((await store.leaseTimers('me', 1_000, 2_000, 3)).map(({ kind }) => kind)).toEqual(['silence']);
  });

  it('replaces a timer that is set again, under a new id', async () => {
    const store = await opened();
    const [first] = await store.leaseTimers('me', 100, 200, 10);
    await store.accept(sampleInput('c', { id: 'j' }));
    await store.commit(sampleTurn('c', 'j', { revision: 1, timers: [{ kind: 'silence', due: 150 }] }));
    const again = await store.leaseTimers('me', 150, 200, 10);

    expect(again).toMatchObject([{ kind: 'silence', due: 150, revision: 2 }]);
    expect(again[0]?.id).not.toBe(first?.id);
  });

  it('forgets a timer that is unset', async () => {
    const store = await opened();
    await store.accept(sampleInput('c', { id: 'j' }));
    await store.commit(sampleTurn('c', 'j', { revision: 1, unset: ['silence', 'unclaimed'] }));

    expect(await store.leaseTimers('me', 1_000, 2_000, 10)).toEqual([]);
    expect(await store.nextDue()).toBeUndefined();
  });

  it("forgets a timer with its own input's turn, and keeps the one that turn sets", async () => {
    const store = await opened();
    for (const [revision, timers] of [
      [1, [{ kind: 'silence', due: 500 }]],
      [2, []],
    ] as const) {
      const [timer] = await store.leaseTimers('me', 500, 600, 10);
      if (!timer) throw new Error('No timer was due.');
      const body = { type: 'timer', kind: timer.kind, timer: timer.id } as const;
      const id = `fired-${revision}`;
      await store.accept(sampleInput('c', { id, key: `timer:${timer.id}`, by: 'timer', body }));
      await store.commit(sampleTurn('c', id, { revision, timers }));
    }

    expect(await store.leaseTimers('me', 10_000, 20_000, 10)).toEqual([]);
  });

  it('tells when the next timer may be leased', async () => {
    const store = await opened();
    expect(await store.nextDue()).toBe(100);
    await store.leaseTimers('me', 100, 200, 10);

    expect(await store.nextDue()).toBe(200);
  });
}
