import { expect, it } from 'vitest';
import type { Account } from '../../../src/domain/handoff/account.ts';
import { sampleInput } from '../support/sample-input.ts';
import { sampleTurn } from '../support/sample-turn.ts';
import type { OpenedStore } from './opened-store.ts';

const anna: Account = {
  id: 'desk-1',
  login: 'anna',
  name: 'Anna',
  teams: ['phones', 'network'],
  roles: ['agent', 'writer'],
  password: 'hash',
  disabled: false,
  available: true,
  createdAt: 10,
};

export function promiseAccounts(open: () => Promise<OpenedStore>): void {
  it('keeps accounts by their login, also after it is opened anew', async () => {
    const { store, reopen } = await open();
    expect(await store.keepAccount(anna)).toBe(true);
    expect(await store.keepAccount({ ...anna, id: 'desk-2', login: 'ben', teams: [] })).toBe(true);
    expect(await store.keepAccount({ ...anna, disabled: true })).toBe(true);

    await store.setAvailable('desk-1', false);

    const again = await reopen();
    expect(await again.account('anna')).toEqual({ ...anna, disabled: true, available: false });
    expect((await again.accounts()).map(({ login, teams }) => ({ login, teams }))).toEqual([
      { login: 'anna', teams: ['phones', 'network'] },
      { login: 'ben', teams: [] },
    ]);
    expect(await again.account('nobody')).toBeUndefined();
  });

  it('gives a login to one account only', async () => {
    const { store } = await open();
    await store.keepAccount(anna);

    expect(await store.keepAccount({ ...anna, id: 'desk-2', name: 'Another' })).toBe(false);
    expect(await store.account('anna')).toEqual(anna);
  });

  it('ends sessions one by one, with their account, and when they are over', async () => {
    const { store } = await open();
    await store.keepAccount(anna);
    for (const hash of ['a', 'b', 'c']) await store.keepSession({ hash, account: 'desk-1', expiresAt: 100 }, 0);
    await store.keepSession({ hash: 'c', account: 'desk-1', expiresAt: 300 }, 0);
    await store.keepSession({ hash: 'strange', account: 'desk-9', expiresAt: 300 }, 0);
    const there = async (hash: string) => (await store.session(hash))?.session.expiresAt;

    expect([await there('a'), await there('c'), await there('strange')]).toEqual([100, 300, undefined]);
    expect((await store.session('a'))?.account).toEqual(anna);
    await store.endSession('a');
    expect([await there('a'), await there('b')]).toEqual([undefined, 100]);
    await store.keepSession({ hash: 'd', account: 'desk-1', expiresAt: 400 }, 100);
    expect([await there('b'), await there('c'), await there('d')]).toEqual([undefined, 300, 400]);
    await store.endSessionsOf('desk-1');
    expect(await there('d')).toBeUndefined();
    await store.keepSession({ hash: 'e', account: 'desk-1', expiresAt: 400 }, 100);
    await store.removeAccount('desk-1');
    expect([await there('e'), await store.account('anna')]).toEqual([undefined, undefined]);
  });

  it('sends again what was refused, once it is told to, and only that', async () => {
    const { store } = await open();
    await store.accept(sampleInput('c', { id: 'i' }));
    await store.commit(sampleTurn('c', 'i', { items: [{ id: 'i.1', destination: 'away', entry: 'i.1' }] }));
    expect(await store.retryItem('i.1', 3_000)).toBeUndefined();
    const [item] = await store.leaseItems('away', 3_000, 4_000, 10);
    await store.settleItem('i.1', item?.fence ?? 0, { type: 'refused', why: '403' }, 3_000);

    expect(await store.refusedItems('c')).toEqual([{ id: 'i.1', destination: 'away', entry: 'i.1', why: '403' }]);
    expect(await store.leaseItems('away', 9_000, 9_900, 10)).toEqual([]);
    expect(await store.retryItem('i.1', 9_000)).toBe('c');
    expect(await store.refusedItems('c')).toEqual([]);
    expect(await store.leaseItems('away', 9_000, 9_900, 10)).toHaveLength(1);
  });

  it('shows the tail of what agents may see, and single entries', async () => {
    const { store } = await open();
    await store.accept(sampleInput('c', { id: 'i' }));
    await store.accept(sampleInput('c', { id: 'g', by: 'channel', body: { type: 'greeting' } }));
    await store.commit(sampleTurn('c', 'i'));

    expect((await store.tail('c', 10)).map(({ id }) => id)).toEqual(['i', 'i.1']);
    expect((await store.tail('c', 1)).map(({ id }) => id)).toEqual(['i.1']);
    expect((await store.entry('c', 'g'))?.number).toBe(2);
    expect(await store.entry('c', 'none')).toBeUndefined();
  });
}
