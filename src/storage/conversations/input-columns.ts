import type { NewInput } from '../../domain/conversation/input.ts';
import type { Tables } from '../sql/tables.ts';
import { type NewEntryRow, newEntryRow } from './entry-row.ts';
import { inputEntry } from './input-row.ts';

/** An input in columns: its conversation's, its own and its entry's. */
export type InputColumns = NewEntryRow &
  Pick<Tables['conversations'], 'channel' | 'shared' | 'locale' | 'address'> &
  Pick<Tables['inputs'], 'conversation' | 'key' | 'type' | 'answer_by'> & {
    readonly input_by: Tables['inputs']['by'];
    readonly at: number;
  };

export function inputColumns(input: NewInput): InputColumns {
  return {
    ...newEntryRow(inputEntry(input)),
    conversation: input.conversation,
    channel: input.channel,
    shared: input.group ? 1 : 0,
    locale: input.locale ?? null,
    address: input.address === undefined ? null : JSON.stringify(input.address),
    key: input.key,
    type: input.body.type,
    input_by: input.by,
    answer_by: input.answerBy,
    at: input.at,
  };
}
