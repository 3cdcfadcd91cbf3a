import type { Audit } from '../../domain/audit/audit.ts';
import type { Accounts } from '../../domain/handoff/account.ts';
import { storedAudit } from '../audit/stored-audit.ts';
import { openBeside } from '../open-beside.ts';
import type { StorePlace } from '../open-store.ts';
import { storedAccounts } from './stored-accounts.ts';

/** What the accounts' command needs, whether or not a server runs. */
export type OpenAccounts = Pick<Accounts, 'accounts' | 'account' | 'keepAccount' | 'removeAccount' | 'endSessionsOf'> &
  Pick<Audit, 'audit'> & { readonly close: () => Promise<void> };

/** Opens accounts and nothing else, beside a server if one runs. */
export async function openAccounts(place: StorePlace): Promise<OpenAccounts> {
  const { reads, close, ...writer } = await openBeside(place);
  return { ...storedAccounts(writer, reads), audit: storedAudit(writer, reads).audit, close };
}
