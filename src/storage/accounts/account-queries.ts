import { statement } from '../sql/statement.ts';

/** Reading accounts and sessions. */
export const accountQueries = {
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
