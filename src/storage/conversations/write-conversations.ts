import { newConversation } from '../../domain/conversation/conversation.ts';
import { FixpathError } from '../../domain/error.ts';
import type { itemStatements } from '../outbox/item-statements.ts';
import type { BoundStatements } from '../sqlite/bind-statement.ts';
import { commitTurn, type TurnStatements } from './commit-turn.ts';
import type { InputColumns } from './input-columns.ts';
import type { inputStatements } from './input-statements.ts';
import { stateColumn } from './stored-state.ts';

/** The writes of conversations. */
export function writeConversations(statements: TurnStatements) {
  return {
    accept: acceptInput(statements),
    commit: commitTurn(statements),
    countAttempt: (of: { readonly conversation: string; readonly input: string }): number => {
      const log = statements.findLog.get(of);
      const counted = log && statements.countAttempt.get({ log: log.seq, input: of.input });
      if (counted) return counted.attempts;
      throw new FixpathError(
        'storage-no-input',
        `Conversation ${of.conversation} has no input ${of.input}. Count attempts only of inputs that were loaded.`,
      );
    },
  };
}

const born = { mode: newConversation.owner.type, state: stateColumn(newConversation) };

/** What was found when an input was stored: the one that had its key before, or somebody who had been away. */
export type InputFinding = { readonly type: 'known'; readonly id: string } | { readonly type: 'back' } | undefined;

/** Stores an input and its entry. Of somebody who is there again, all that waited for them is due. */
const acceptInput =
  (statements: BoundStatements<typeof inputStatements & typeof itemStatements>) =>
  (input: InputColumns): InputFinding => {
    const before = statements.findLog.get(input);
    const known = before && statements.findInputByKey.get({ log: before.seq, key: input.key });
    if (known) return { type: 'known', id: known.id };
    const { head: number } = statements.growConversation.get({ ...input, ...born }) as { head: number }; // it always returns
    // The conversation is there by now, which a log belongs to.
    const log = before?.seq ?? (statements.beginLog.get(input) as { seq: number }).seq; // it always returns
    if (before?.usual === null && input.usual !== null) statements.setUsual.run({ log, usual: input.usual });
    const numbered = { ...input, log, number };
    statements.insertEntry.run(numbered);
    statements.insertInput.run(numbered);
    if (input.address === null) return undefined;
    const opened = statements.reopen.all(input);
    for (const { destination } of opened) {
      const lane = { conversation: input.conversation, destination, at: input.at };
      statements.hurryItems.run(lane);
      statements.reviveItems.run(lane);
    }
    return opened.length > 0 ? { type: 'back' } : undefined;
  };
