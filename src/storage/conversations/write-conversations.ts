import { newConversation } from '../../domain/conversation/conversation.ts';
import { FixpathError } from '../../domain/error.ts';
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
      const counted = statements.countAttempt.get(of);
      if (counted) return counted.attempts;
      throw new FixpathError(
        'storage-no-input',
        `Conversation ${of.conversation} has no input ${of.input}. Count attempts only of inputs that were loaded.`,
      );
    },
  };
}

const born = { mode: newConversation.owner.type, state: stateColumn(newConversation) };

/** Stores an input and its entry. Returns the id of the input that had its key before, if one had. */
const acceptInput =
  (statements: BoundStatements<typeof inputStatements>) =>
  (input: InputColumns): string | undefined => {
    const known = statements.findInputByKey.get(input);
    if (known) return known.id;
    const { head: number } = statements.growConversation.get({ ...input, ...born }) as { head: number }; // it always returns
    const numbered = { ...input, number };
    statements.insertEntry.run(numbered);
    statements.insertInput.run(numbered);
    if (input.address !== null) statements.reopen.run(input);
    return undefined;
  };
