import { randomUUID } from 'node:crypto';
import type { Account, Accounts } from '../domain/account.ts';
import { FixpathError } from '../domain/error.ts';
import { hashPassword, longestPassword, shortestPassword } from './password.ts';

export type AccountChanges = Pick<Accounts, 'account' | 'accounts' | 'keepAccount' | 'removeAccount' | 'endSessionsOf'>;

/** A new agent. There is no default password: whoever makes the account gives one. */
export async function addAccount(
  store: AccountChanges,
  asked: {
    readonly login: string;
    readonly name?: string;
    readonly teams: readonly string[];
    readonly password: string;
  },
  now: number,
): Promise<Account> {
  const login = asked.login.trim().toLowerCase();
  if (!/^[a-z0-9][\w.@+-]{0,99}$/.test(login))
    throw new FixpathError(
      'account-login',
      `"${asked.login}" is no login. Use letters, digits and . _ @ + -, beginning with a letter or digit.`,
    );
  const account: Account = {
    id: `desk-${randomUUID().slice(-12)}`,
    login,
    name: asked.name?.trim() || asked.login,
    teams: asked.teams,
    password: await hashed(asked.password),
    disabled: false,
    available: false,
    createdAt: now,
  };
  if (!(await store.keepAccount(account)))
    throw new FixpathError('account-exists', `There is an agent "${login}" already. Reset its password, or remove it.`);
  return account;
}

/** The account of a login, with a new password; every browser is signed out. */
export async function resetPassword(store: AccountChanges, login: string, password: string): Promise<void> {
  const account = await known(store, login);
  await store.keepAccount({ ...account, password: await hashed(password), disabled: false });
  await store.endSessionsOf(account.id);
}

/** Lets nobody in with this account until its password is reset. */
export async function disableAccount(store: AccountChanges, login: string): Promise<void> {
  const account = await known(store, login);
  await store.keepAccount({ ...account, disabled: true, available: false });
  await store.endSessionsOf(account.id);
}

export async function removeAccount(store: AccountChanges, login: string): Promise<void> {
  await store.removeAccount((await known(store, login)).id);
}

async function known(store: AccountChanges, login: string): Promise<Account> {
  const account = await store.account(login.trim().toLowerCase());
  if (account) return account;
  const logins = (await store.accounts()).map((each) => each.login);
  throw new FixpathError(
    'account-unknown',
    `There is no agent "${login}". ${logins.length > 0 ? `There are: ${logins.join(', ')}.` : 'Add one first.'}`,
  );
}

function hashed(password: string): Promise<string> {
  if (password.length < shortestPassword || password.length > longestPassword)
    throw new FixpathError(
      'account-password',
      `The password has ${password.length} characters. Give one of ${shortestPassword} to ${longestPassword}.`,
    );
  return hashPassword(password);
}
