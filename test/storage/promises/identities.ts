import { expect, it } from 'vitest';
import type { Account } from '../../../src/domain/handoff/account.ts';
import type { OpenedStore } from './opened-store.ts';

const anna: Account = {
  id: 'desk-1',
  login: 'anna',
  name: 'Anna',
  teams: [],
  roles: ['agent'],
  password: '',
  disabled: false,
  available: false,
  createdAt: 10,
  mail: 'anna@example.org',
};
const ben: Account = { ...anna, id: 'desk-2', login: 'ben', mail: 'ben@example.org' };
const identity = { issuer: 'https://id.example.org/', subject: 's-1' };

export function promiseIdentities(open: () => Promise<OpenedStore>): void {
  it('ties an account to the first identity that comes, and to no second one', async () => {
    const { store, reopen } = await open();
    await store.keepAccount(anna);

    expect(await store.tieAccount('desk-1', identity)).toBe(true);
    expect(await store.tieAccount('desk-1', { ...identity, subject: 's-2' })).toBe(false);
    expect(await store.tieAccount('desk-1', identity)).toBe(false);
    expect(await store.tieAccount('desk-9', { ...identity, subject: 's-9' })).toBe(false);

    expect(await (await reopen()).account('anna')).toEqual({ ...anna, identity });
  });

  it('ties an account and changes nothing else of it', async () => {
    const { store } = await open();
    await store.keepAccount(anna);
    await store.keepAccount({ ...anna, disabled: true });
    await store.tieAccount('desk-1', identity);

    expect(await store.account('anna')).toEqual({ ...anna, disabled: true, identity });
  });

  it('gives an identity or a mail address to one account only, and an absent one to as many as you like', async () => {
    const { store } = await open();
    await store.keepAccount({ ...anna, identity });
    const { mail: _, ...bare } = ben;

    expect(await store.keepAccount({ ...bare, mail: 'anna@example.org' })).toBe(false);
    expect(await store.keepAccount({ ...ben, identity })).toBe(false);
    expect(await store.keepAccount(bare)).toBe(true);
    expect(await store.keepAccount({ ...bare, id: 'desk-3', login: 'cleo' })).toBe(true);
    expect(await store.tieAccount('desk-2', identity)).toBe(false);
    expect(await store.tieAccount('desk-2', { ...identity, issuer: 'https://other.example.org/' })).toBe(true);
  });

  it('keeps when a session ends at the latest, whatever it is renewed to', async () => {
    const { store } = await open();
    await store.keepAccount(anna);
    await store.keepSession({ hash: 's', account: 'desk-1', expiresAt: 100, endsAt: 500 }, 0);
    await store.keepSession({ hash: 's', account: 'desk-1', expiresAt: 200 }, 0);

    expect((await store.session('s'))?.session).toEqual({
      hash: 's',
      account: 'desk-1',
      expiresAt: 200,
      endsAt: 500,
    });
  });
}
