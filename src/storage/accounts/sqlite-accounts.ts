import type { Audit } from '../../domain/audit/audit.ts';
import type { Accounts } from '../../domain/handoff/account.ts';
import { storedAudit } from '../audit/stored-audit.ts';
import { openBeside } from '../sqlite/open-beside.ts';
import { storedAccounts } from './stored-accounts.ts';

/** What the accounts' command needs, whether or not a server runs on the folder. */
export type OpenAccounts = Pick<Accounts, 'accounts' | 'account' | 'keepAccount' | 'removeAccount' | 'endSessionsOf'> &
  Pick<Audit, 'audit'> & { readonly close: () => Promise<void> };

/** Opens a folder's accounts and nothing else, beside a server if one runs. */
export async function openSqliteAccounts({ folder }: { readonly folder: string }): Promise<OpenAccounts> {
  const { reads, close, ...writer } = await openBeside(folder);
  return { ...storedAccounts(writer, reads), audit: storedAudit(writer, reads).audit, close };
}
