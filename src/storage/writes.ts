import { writeAccounts } from './accounts/write-accounts.ts';
import { writeCanned } from './canned/write-canned.ts';
import { writeShown } from './conversations/shown-statements.ts';
import { writeConversations } from './conversations/write-conversations.ts';
import { writeErasures } from './erasures/write-erasures.ts';
import { writeFilesAndSecrets } from './files-and-secrets/write-files-and-secrets.ts';
import { writeItems } from './outbox/write-items.ts';
import type { BoundStatements } from './sqlite/bind-statement.ts';
import { writeInbox } from './unrecognised/write-unrecognised.ts';
import type { WriteStatements } from './write-statements.ts';

/** Everything the writer can be asked. Each runs inside a transaction that it neither begins nor ends. */
export function createWrites(statements: BoundStatements<WriteStatements>) {
  return {
    ...writeConversations(statements),
    ...writeItems(statements),
    ...writeFilesAndSecrets(statements),
    ...writeAccounts(statements),
    ...writeInbox(statements),
    ...writeErasures(statements),
    audit: statements.insertAudit.run,
    forgetAudit: statements.forgetAudit.run,
    ...writeCanned(statements),
    ...writeShown(statements),
    leaseTimers: statements.leaseTimers.all,
    moveDues: (step: { readonly by: number }): void => {
      statements.moveTimers.run(step);
      statements.moveItems.run(step);
    },
  };
}

export type Writes = ReturnType<typeof createWrites>;
