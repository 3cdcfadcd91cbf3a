import { FixpathError } from '../../domain/error.ts';
import { writeAccounts } from '../accounts/write-accounts.ts';
import { acceptInput } from '../conversations/accept-input.ts';
import { commitTurn } from '../conversations/commit-turn.ts';
import { leaseItems } from '../outbox/lease-items.ts';
import { settleItem } from '../outbox/settle-item.ts';
import { writeInbox } from '../unrecognised/write-unrecognised.ts';
import type { WriteStatements } from '../write-statements.ts';
import type { BoundStatements } from './bind-statement.ts';

/** Everything the writer can be asked. Each runs inside a transaction that it neither begins nor ends. */
export function createWrites(statements: BoundStatements<WriteStatements>) {
  return {
    accept: acceptInput(statements),
    commit: commitTurn(statements),
    countAttempt: (of: { readonly conversation: string; readonly input: string }): number => {
      const counted = statements.countAttempt.get(of);
      if (counted) return counted.attempts;
      throw new FixpathError(
        'storage-no-input',
        `Conversation ${of.conversation} has no input ${of.input}. Count attempts only of inputs that were loaded.`,
      );
    },
    leaseTimers: statements.leaseTimers.all,
    leaseItems: leaseItems(statements),
    settleItem: settleItem(statements),
    keepSecret: (secret: { readonly name: string; readonly value: string }): string => {
      statements.insertSecret.run(secret);
      return statements.findSecret.get(secret)?.value ?? secret.value;
    },
    keepFile: statements.insertFile.run,
    retryItem: (item: { readonly item: string; readonly now: number }): string | undefined =>
      statements.retryItem.get(item)?.conversation,
    ...writeAccounts(statements),
    ...writeInbox(statements),
  };
}

export type Writes = ReturnType<typeof createWrites>;
