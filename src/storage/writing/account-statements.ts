import { statement } from '../statement.ts';
import type { Tables } from '../tables.ts';

/** Accounts and sessions. */
export const accountStatements = {
  accountsLogin: statement<{ readonly login: string }>()((db, of) =>
    db.selectFrom('agents').select('id').where('login', '=', of('login')),
  ),
  setAccount: statement<Tables['agents']>()((db, of) =>
    db
      .insertInto('agents')
      .values({
        id: of('id'),
        login: of('login'),
        name: of('name'),
        teams: of('teams'),
        password: of('password'),
        disabled: of('disabled'),
        available: of('available'),
        created_at: of('created_at'),
      })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((set) => ({
          login: set.ref('excluded.login'),
          name: set.ref('excluded.name'),
          teams: set.ref('excluded.teams'),
          password: set.ref('excluded.password'),
          disabled: set.ref('excluded.disabled'),
          available: set.ref('excluded.available'),
        })),
      ),
  ),
  setAvailable: statement<Pick<Tables['agents'], 'id' | 'available'>>()((db, of) =>
    db
      .updateTable('agents')
      .set({ available: of('available') })
      .where('id', '=', of('id')),
  ),
  removeAccount: statement<{ readonly id: string }>()((db, of) => db.deleteFrom('agents').where('id', '=', of('id'))),
  /** Nothing where the account is gone. */
  setSession: statement<Tables['sessions']>()((db, of) =>
    db
      .insertInto('sessions')
      .columns(['hash', 'agent', 'expires_at'])
      .expression((from) =>
        from
          .selectFrom('agents')
          .select([of('hash').as('hash'), 'agents.id', of('expires_at').as('expires_at')])
          .where('agents.id', '=', of('agent')),
      )
      .onConflict((conflict) =>
        conflict.column('hash').doUpdateSet((set) => ({ expires_at: set.ref('excluded.expires_at') })),
      ),
  ),
  removeOldSessions: statement<{ readonly now: number }>()((db, of) =>
    db.deleteFrom('sessions').where('expires_at', '<=', of('now')),
  ),
  removeSession: statement<{ readonly hash: string }>()((db, of) =>
    db.deleteFrom('sessions').where('hash', '=', of('hash')),
  ),
  removeSessionsOf: statement<{ readonly account: string }>()((db, of) =>
    db.deleteFrom('sessions').where('agent', '=', of('account')),
  ),
};
