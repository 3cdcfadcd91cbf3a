import type { BoundStatements } from '../sql/bound.ts';
import type { Steps } from '../sql/steps.ts';
import type { Tables } from '../sql/tables.ts';
import type { accountStatements } from './account-statements.ts';

/** The writes of accounts and sessions, alike in the server's own thread and in a command beside it. */
export function writeAccounts(statements: BoundStatements<typeof accountStatements>) {
  return {
    *keepAccount(account: Tables['agents']): Steps<boolean> {
      if (yield* statements.rivalAccount.get(account)) return false;
      yield* statements.setAccount.run(account);
      return true;
    },
    setAvailable: statements.setAvailable.run,
    *tieAccount(of: { readonly id: string; readonly issuer: string; readonly subject: string }): Steps<boolean> {
      return (yield* statements.tieAccount.run(of)) > 0;
    },
    removeAccount: statements.removeAccount.run,
    *keepSession({ now, ...session }: Tables['sessions'] & { readonly now: number }): Steps<void> {
      yield* statements.removeOldSessions.run({ now });
      yield* statements.setSession.run(session);
    },
    endSession: statements.removeSession.run,
    endSessionsOf: statements.removeSessionsOf.run,
  };
}
