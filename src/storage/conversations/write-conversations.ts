import { newConversation } from '../../domain/conversation/conversation.ts';
import { FixpathError } from '../../domain/error.ts';
import type { itemStatements } from '../outbox/item-statements.ts';
import type { BoundStatements } from '../sql/bound.ts';
import type { Steps } from '../sql/steps.ts';
import type { Tables } from '../sql/tables.ts';
import { commitTurn, type TurnStatements } from './commit-turn.ts';
import type { InputColumns } from './input-columns.ts';
import type { inputStatements } from './input-statements.ts';
import type { shownStatements } from './shown-statements.ts';
import { stateColumn } from './stored-state.ts';

/** The writes of conversations. */
export function writeConversations(statements: TurnStatements & BoundStatements<typeof shownStatements>) {
  return {
    accept: acceptInput(statements),
    commit: commitTurn(statements),
    *countAttempt(of: { readonly conversation: string; readonly input: string }): Steps<number> {
      const log = yield* statements.findLog.get(of);
      const counted = log && (yield* statements.countAttempt.get({ log: log.seq, input: of.input }));
      if (counted) return counted.attempts;
      throw new FixpathError(
        'storage-no-input',
        `Conversation ${of.conversation} has no input ${of.input}. Count attempts only of inputs that were loaded.`,
      );
    },
    /** Of many chats at once. */
    *keepShown(shown: readonly Tables['shown_logs'][]): Steps<void> {
      for (const each of shown) yield* statements.keepShown.run(each);
    },
  };
}

const born = { mode: newConversation.owner.type, state: stateColumn(newConversation) };

/** What was found when an input was stored: the one that had its key before, or somebody who had been away. */
export type InputFinding = { readonly type: 'known'; readonly id: string } | { readonly type: 'back' } | undefined;

/** Stores an input and its entry. Of somebody who is there again, all that waited for them is due. */
const acceptInput = (statements: BoundStatements<typeof inputStatements & typeof itemStatements>) =>
  function* (input: InputColumns): Steps<InputFinding> {
    const before = yield* statements.findLog.get(input);
    const known = before && (yield* statements.findInputByKey.get({ log: before.seq, key: input.key }));
    if (known) return { type: 'known', id: known.id };
    const { head: number } = (yield* statements.growConversation.get({ ...input, ...born })) as { head: number }; // it always returns
    // The conversation is there by now, which a log belongs to.
    const log = before?.seq ?? ((yield* statements.beginLog.get(input)) as { seq: number }).seq; // it always returns
    if (before?.usual === null && input.usual !== null) yield* statements.setUsual.run({ log, usual: input.usual });
    const numbered = { ...input, log, number };
    yield* statements.insertEntry.run(numbered);
    yield* statements.insertInput.run(numbered);
    if (input.address === null) return undefined;
    const opened = yield* statements.reopen.all(input);
    for (const { destination } of opened) {
      const lane = { conversation: input.conversation, destination, at: input.at };
      yield* statements.hurryItems.run(lane);
      yield* statements.reviveItems.run(lane);
    }
    return opened.length > 0 ? { type: 'back' } : undefined;
  };
