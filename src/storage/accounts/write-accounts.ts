import type { Tables } from '../sql/tables.ts';
import type { BoundStatements } from '../sqlite/bind-statement.ts';
import type { accountStatements } from './account-statements.ts';

/** The writes of accounts and sessions, alike in the server's own thread and in a command beside it. */
export function writeAccounts(statements: BoundStatements<typeof accountStatements>) {
  return {
    keepAccount: (account: Tables['agents']): boolean => {
      if (statements.rivalAccount.get(account)) return false;
      statements.setAccount.run(account);
      return true;
    },
    setAvailable: statements.setAvailable.run,
    tieAccount: (of: { readonly id: string; readonly issuer: string; readonly subject: string }): boolean =>
      statements.tieAccount.run(of) > 0,
    removeAccount: statements.removeAccount.run,
    keepSession: ({ now, ...session }: Tables['sessions'] & { readonly now: number }): void => {
      statements.removeOldSessions.run({ now });
      statements.setSession.run(session);
    },
    endSession: statements.removeSession.run,
    endSessionsOf: statements.removeSessionsOf.run,
  };
}
