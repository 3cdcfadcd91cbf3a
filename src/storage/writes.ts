import { writeAccounts } from './accounts/write-accounts.ts';
import { writeCanned } from './canned/write-canned.ts';
import { writeConversations } from './conversations/write-conversations.ts';
import { writeErasures } from './erasures/write-erasures.ts';
import { writeFilesAndSecrets } from './files-and-secrets/write-files-and-secrets.ts';
import { writeItems } from './outbox/write-items.ts';
import type { BoundStatements, Reads } from './sql/bound.ts';
import type { Steps } from './sql/steps.ts';
import { writeInbox } from './unrecognised/write-unrecognised.ts';
import type { WriteStatements } from './write-statements.ts';

/** Everything the writer can be asked. Each is made of steps inside a transaction that it neither begins nor ends. */
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
    leaseTimers: statements.leaseTimers.all,
    /** What was leased by a process that is dead is free again. */
    *freeLeases(none: Record<never, never>): Steps<void> {
      yield* statements.freeTimers.run(none);
      yield* statements.freeItems.run(none);
    },
    *moveDues(step: { readonly by: number }): Steps<void> {
      yield* statements.moveTimers.run(step);
      yield* statements.moveItems.run(step);
    },
  };
}

export type Writes = ReturnType<typeof createWrites>;

/** What the store's nouns write by. */
export type Writer = {
  /** Fulfilled once it is on disk. Writes to one conversation are made in the order in which they were asked for. */
  readonly write: <Name extends keyof Writes>(
    name: Name,
    value: Parameters<Writes[Name]>[0],
  ) => Promise<StepsResult<ReturnType<Writes[Name]>>>;
  /** Rewrites what is kept without what was deleted, once all that was asked for before is written. */
  readonly compact: () => Promise<void>;
};

/** What a command reads and writes by, whether or not a server runs. */
export type Beside = Pick<Writer, 'write'> & { readonly reads: Reads; readonly close: () => Promise<void> };

type StepsResult<Made> = Made extends Steps<infer Result> ? Result : never;
