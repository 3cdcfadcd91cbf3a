import type { BoundStatements } from '../sqlite/bind-statement.ts';
import type { NewUnrecognisedRow } from './unrecognised-row.ts';
import type { inboxStatements } from './unrecognised-statements.ts';

type InboxStatements = BoundStatements<typeof inboxStatements>;

/** Adds a message, in the transaction of its turn; at most `most` are kept. */
export function insertUnrecognised(statements: InboxStatements, row: NewUnrecognisedRow, most: number): void {
  if (row.why === 'refused' && statements.refuseTorn.run(row) > 0) return;
  const number = statements.insertUnrecognised.get(row)?.number ?? 0;
  statements.removeUnrecognisedUpTo.run({ number: number - most });
}

/** What writers of content change, alike in the server's own thread and in a command beside it. */
export function writeInbox(statements: InboxStatements) {
  return {
    removeUnrecognised: (numbers: readonly number[]): number =>
      numbers.reduce((removed, number) => removed + statements.removeUnrecognised.run({ number }), 0),
    forgetUnrecognised: statements.forgetUnrecognised.run,
  };
}
