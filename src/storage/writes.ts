import { writeAccounts } from './accounts/write-accounts.ts';
import { writeConversations } from './conversations/write-conversations.ts';
import type { fileAndSecretStatements } from './files-and-secrets/file-and-secret-statements.ts';
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
    leaseTimers: statements.leaseTimers.all,
  };
}

export type Writes = ReturnType<typeof createWrites>;

/** The writes of files and secrets. Of two secrets of one name, the first one stored is everybody's. */
function writeFilesAndSecrets(statements: BoundStatements<typeof fileAndSecretStatements>) {
  return {
    keepSecret: (secret: { readonly name: string; readonly value: string }): string => {
      statements.insertSecret.run(secret);
      return statements.findSecret.get(secret)?.value ?? secret.value;
    },
    keepFile: statements.insertFile.run,
  };
}
