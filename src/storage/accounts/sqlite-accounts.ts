import type { Audit } from '../../domain/audit/audit.ts';
import type { Account, Accounts } from '../../domain/handoff/account.ts';
import { auditRow, auditStatements } from '../audit/audit-statements.ts';
import { bindStatements } from '../sqlite/bind-statement.ts';
import { openBeside } from '../sqlite/open-beside.ts';
import { storageError } from '../sqlite/storage-error.ts';
import { accountQueries } from './account-queries.ts';
import { accountOf, accountRow } from './account-row.ts';
import { accountStatements } from './account-statements.ts';
import { writeAccounts } from './write-accounts.ts';

/** What the accounts' command needs, whether or not a server runs on the folder. */
export type OpenAccounts = Pick<Accounts, 'accounts' | 'account' | 'keepAccount' | 'removeAccount' | 'endSessionsOf'> &
  Pick<Audit, 'audit'> & { readonly close: () => void };

/** Opens a folder's accounts and nothing else, beside a server if one runs. */
export async function openSqliteAccounts({ folder }: { readonly folder: string }): Promise<OpenAccounts> {
  try {
    const db = await openBeside(folder);
    const read = bindStatements(db, accountQueries);
    const write = writeAccounts(bindStatements(db, accountStatements));
    const { insertAudit } = bindStatements(db, auditStatements);
    const keep = db.transaction((kept: Account) => write.keepAccount(accountRow(kept)));
    return {
      accounts: async () => read.accounts.all({}).map(accountOf),
      account: async (login) => {
        const row = read.account.get({ login });
        return row && accountOf(row);
      },
      keepAccount: async (kept) => keep.immediate(kept),
      removeAccount: async (id) => void write.removeAccount({ id }),
      endSessionsOf: async (account) => void write.endSessionsOf({ account }),
      audit: async (line) => void insertAudit.run(auditRow(line)),
      close: () => void db.close(),
    };
  } catch (error) {
    throw storageError(error, folder);
  }
}
