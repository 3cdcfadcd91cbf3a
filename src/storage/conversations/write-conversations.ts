import { FixpathError } from '../../domain/error.ts';
import { acceptInput } from './accept-input.ts';
import { commitTurn, type TurnStatements } from './commit-turn.ts';

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
