import { randomUUID } from 'node:crypto';
import { FixpathError } from '../../domain/error.ts';
import type { Account, Accounts, Identity } from '../../domain/handoff/account.ts';
import { roles as allRoles, isRole, type Role } from '../../domain/handoff/roles.ts';
import { present } from '../../domain/present.ts';
import { hashPassword, longestPassword, shortestPassword } from './password.ts';

export type AccountChanges = Pick<Accounts, 'account' | 'accounts' | 'keepAccount' | 'removeAccount' | 'endSessionsOf'>;

/** By what an identity provider's people are told to belong to an account. */
export type AccountLink = { readonly mail?: string; readonly identity?: Identity };

/**
 * A new account. There is no default password: whoever makes the account gives one, or a link instead. Without roles it is an
 * agent's; the first one of a desk is an operator's, so that somebody can do everything.
 */
export async function addAccount(
  store: AccountChanges,
  asked: {
    readonly login: string;
    readonly name?: string;
    readonly teams: readonly string[];
    readonly roles?: readonly string[];
    readonly password?: string;
    readonly link?: AccountLink;
  },
  now: number,
): Promise<Account> {
  const login = asked.login.trim().toLowerCase();
  if (!isLogin(login))
    throw new FixpathError(
      'account-login',
      `"${asked.login}" is no login. Use letters, digits and . _ @ + -, beginning with a letter or digit.`,
    );
  const account: Account = {
    id: `desk-${randomUUID().slice(-12)}`,
    login,
    name: asked.name?.trim() || asked.login,
    teams: asked.teams,
    roles: await firstRoles(store, asked.roles ?? []),
    password: asked.password === undefined ? '' : await hashed(asked.password),
    disabled: false,
    available: false,
    createdAt: now,
    ...checkedLink(asked.link ?? {}),
  };
  if (await store.account(login))
    throw new FixpathError('account-exists', `There is an agent "${login}" already. Reset its password, or remove it.`);
  await keep(store, account);
  return account;
}

/** Makes an account belong to whom the link says, and to nobody it belonged to before; every browser is signed out. */
export async function linkAccount(store: AccountChanges, login: string, link: AccountLink): Promise<void> {
  const { mail: _mail, identity: _identity, ...account } = await known(store, login);
  await keep(store, { ...account, ...checkedLink(link) });
  await store.endSessionsOf(account.id);
}

/** Gives an account these roles instead of those it has. They count from its next request on. */
export async function giveRoles(store: AccountChanges, login: string, asked: readonly string[]): Promise<void> {
  const given = checkedRoles(asked);
  await keep(store, { ...(await known(store, login)), roles: given });
}

/** The account of a login, with a new password; every browser is signed out. */
export async function resetPassword(store: AccountChanges, login: string, password: string): Promise<void> {
  const account = await known(store, login);
  await store.keepAccount({ ...account, password: await hashed(password), disabled: false });
  await store.endSessionsOf(account.id);
}

/** Lets nobody in with this account until it is enabled, or its password reset. */
export async function disableAccount(store: AccountChanges, login: string): Promise<void> {
  const account = await known(store, login);
  await store.keepAccount({ ...account, disabled: true, available: false });
  await store.endSessionsOf(account.id);
}

export async function enableAccount(store: AccountChanges, login: string): Promise<void> {
  await store.keepAccount({ ...(await known(store, login)), disabled: false });
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

async function keep(store: AccountChanges, account: Account): Promise<void> {
  if (await store.keepAccount(account)) return;
  throw new FixpathError(
    'account-linked',
    `Another agent has this mail address or subject. "npm run agents -- list" shows whose it is; link or remove that one.`,
  );
}

async function firstRoles(store: AccountChanges, asked: readonly string[]): Promise<readonly Role[]> {
  if (asked.length > 0) return checkedRoles(asked);
  return (await store.accounts()).length === 0 ? ['operator'] : ['agent'];
}

function checkedRoles(asked: readonly string[]): readonly Role[] {
  const given = asked.filter(isRole);
  if (given.length === 0 || given.length < asked.length)
    throw new FixpathError(
      'account-role',
      `"${asked.find((each) => !isRole(each)) ?? ''}" is no role. Give one or more of ${allRoles.join(', ')}.`,
    );
  return [...new Set(given)];
}

function checkedLink({ mail, identity }: AccountLink): AccountLink {
  const address = mail?.trim().toLowerCase();
  if (address !== undefined && !/^[^\s@]+@[^\s@]+$/.test(address))
    throw new FixpathError('account-mail', `"${mail}" is no mail address. Write one such as anna@example.org.`);
  return present({ mail: address, identity });
}

function hashed(password: string): Promise<string> {
  if (password.length < shortestPassword || password.length > longestPassword)
    throw new FixpathError(
      'account-password',
      `The password has ${password.length} characters. Give one of ${shortestPassword} to ${longestPassword}.`,
    );
  return hashPassword(password);
}

/** Whether a text in lower case can be a login. */
export function isLogin(text: string): boolean {
  return /^[a-z0-9][\w.@+-]{0,99}$/.test(text);
}
