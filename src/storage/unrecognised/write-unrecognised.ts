import type { BoundStatements } from '../sql/bound.ts';
import type { Steps } from '../sql/steps.ts';
import type { NewUnrecognisedRow } from './unrecognised-row.ts';
import type { inboxStatements } from './unrecognised-statements.ts';

type InboxStatements = BoundStatements<typeof inboxStatements>;

/** Adds a message, in the transaction of its turn; at most `most` are kept. */
export function* insertUnrecognised(statements: InboxStatements, row: NewUnrecognisedRow, most: number): Steps<void> {
  if (row.why === 'refused' && (yield* statements.refuseTorn.run(row)) > 0) return;
  const number = (yield* statements.insertUnrecognised.get(row))?.number ?? 0;
  yield* statements.removeUnrecognisedUpTo.run({ number: number - most });
}

/** What writers of content change, alike in the server and in a command beside it. */
export function writeInbox(statements: InboxStatements) {
  return {
    *removeUnrecognised(numbers: readonly number[]): Steps<number> {
      let removed = 0;
      for (const number of numbers) removed += yield* statements.removeUnrecognised.run({ number });
      return removed;
    },
    forgetUnrecognised: statements.forgetUnrecognised.run,
  };
}
