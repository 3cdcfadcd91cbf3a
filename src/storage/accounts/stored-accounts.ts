import type { Accounts } from '../../domain/handoff/account.ts';
import { present } from '../../domain/present.ts';
import type { Reads } from '../sql/bound.ts';
import { statement } from '../sql/statement.ts';
import type { Writer } from '../writes.ts';
import { accountOf, accountRow, rolesIn } from './account-row.ts';

/** Reading accounts and sessions. */
const accountQueries = {
  accounts: statement<Record<never, never>>()((db) => db.selectFrom('agents').selectAll().orderBy('login')),
  account: statement<{ readonly login: string }>()((db, of) =>
    db.selectFrom('agents').selectAll().where('login', '=', of('login')),
  ),
  session: statement<{ readonly hash: string }>()((db, of) =>
    db
      .selectFrom('sessions')
      .innerJoin('agents', 'agents.id', 'sessions.agent')
      .selectAll('agents')
      .select(['sessions.expires_at', 'sessions.ends_at', 'sessions.roles as session_roles'])
      .where('sessions.hash', '=', of('hash')),
  ),
};

/** Agents' accounts and sessions. */
export function storedAccounts({ write }: Pick<Writer, 'write'>, { bind, reading }: Reads): Accounts {
  const queries = bind(accountQueries);
  return {
    accounts: reading(function* () {
      return (yield* queries.accounts.all({})).map(accountOf);
    }),
    account: reading(function* (login) {
      const row = yield* queries.account.get({ login });
      return row && accountOf(row);
    }),
    session: reading(function* (hash) {
      const row = yield* queries.session.get({ hash });
      if (row === undefined) return undefined;
      const { id: account, expires_at: expiresAt, ends_at: endsAt, session_roles: column } = row;
      const roles = column === null ? undefined : rolesIn(column);
      return { session: present({ hash, account, expiresAt, endsAt, roles }), account: accountOf(row) };
    }),
    keepAccount: (account) => write('keepAccount', accountRow(account)),
    setAvailable: async (id, available) => void (await write('setAvailable', { id, available: available ? 1 : 0 })),
    tieAccount: (id, identity) => write('tieAccount', { id, ...identity }),
    removeAccount: async (id) => void (await write('removeAccount', { id })),
    keepSession: ({ hash, account, expiresAt, endsAt, roles }, now) =>
      write('keepSession', {
        hash,
        agent: account,
        expires_at: expiresAt,
        ends_at: endsAt ?? null,
        roles: roles?.join(' ') ?? null,
        now,
      }),
    endSession: async (hash) => void (await write('endSession', { hash })),
    endSessionsOf: async (account) => void (await write('endSessionsOf', { account })),
  };
}
