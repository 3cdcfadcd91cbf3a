import { sql } from 'kysely';
import { statement } from '../sql/statement.ts';
import type { Tables } from '../sql/tables.ts';

type IdentityOf = { readonly id: string; readonly issuer: string; readonly subject: string };

/** Accounts and sessions. */
export const accountStatements = {
  /** Another account that has something only one may have. */
  rivalAccount: statement<Pick<Tables['agents'], 'id' | 'login' | 'mail' | 'issuer' | 'subject'>>()((db, of) =>
    db
      .selectFrom('agents')
      .select('id')
      .where('id', '<>', of('id'))
      .where((where) =>
        where.or([
          where('login', '=', of('login')),
          where('mail', '=', of('mail')),
          where.and([where('issuer', '=', of('issuer')), where('subject', '=', of('subject'))]),
        ]),
      ),
  ),
  tieAccount: statement<IdentityOf>()((db, of) =>
    db
      .updateTable('agents')
      .set({ issuer: of('issuer'), subject: of('subject') })
      .where('id', '=', of('id'))
      .where('subject', 'is', null)
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom('agents as other')
              .select('other.id')
              .where('other.issuer', '=', of('issuer'))
              .where('other.subject', '=', of('subject')),
          ),
        ),
      ),
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
        mail: of('mail'),
        issuer: of('issuer'),
        subject: of('subject'),
        roles: of('roles'),
      })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((set) => ({
          login: set.ref('excluded.login'),
          name: set.ref('excluded.name'),
          teams: set.ref('excluded.teams'),
          password: set.ref('excluded.password'),
          disabled: set.ref('excluded.disabled'),
          available: set.ref('excluded.available'),
          mail: set.ref('excluded.mail'),
          issuer: set.ref('excluded.issuer'),
          subject: set.ref('excluded.subject'),
          roles: set.ref('excluded.roles'),
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
  /** Nothing where the account is gone. PostgreSQL cannot tell of what type a value is that is only selected. */
  setSession: statement<Tables['sessions']>()((db, of) =>
    db
      .insertInto('sessions')
      .columns(['hash', 'agent', 'expires_at', 'ends_at', 'roles'])
      .expression((from) =>
        from
          .selectFrom('agents')
          .select([
            sql<string>`cast(${of('hash')} as text)`.as('hash'),
            'agents.id',
            sql<number>`cast(${of('expires_at')} as bigint)`.as('expires_at'),
            sql<number | null>`cast(${of('ends_at')} as bigint)`.as('ends_at'),
            sql<string | null>`cast(${of('roles')} as text)`.as('roles'),
          ])
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
