import { newConversation } from '../../domain/conversation/conversation.ts';
import type { Tables } from '../sql/tables.ts';
import type { BoundStatements } from '../sqlite/bind-statement.ts';
import type { WriteStatements } from '../write-statements.ts';
import type { NewEntryRow } from './entry-row.ts';
import { stateColumn } from './stored-state.ts';

/** An input in columns: its conversation's, its own and its entry's. */
export type InputColumns = NewEntryRow &
  Pick<Tables['conversations'], 'channel' | 'shared' | 'locale' | 'address'> &
  Pick<Tables['inputs'], 'conversation' | 'key' | 'type' | 'answer_by'> & {
    readonly input_by: Tables['inputs']['by'];
    readonly at: number;
  };

const born = { mode: newConversation.owner.type, state: stateColumn(newConversation) };

/** Stores an input and its entry. Returns the id of the input that had its key before, if one had. */
export const acceptInput =
  (statements: BoundStatements<WriteStatements>) =>
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
