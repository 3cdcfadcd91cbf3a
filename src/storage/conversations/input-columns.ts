import type { NewInput } from '../../domain/conversation/input.ts';
import type { Tables } from '../sql/tables.ts';
import { type NewEntryRow, newEntryRow } from './entry-row.ts';
import { inputEntry } from './input-row.ts';
import { type Usual, usualColumn } from './usual.ts';

/** An input in columns: its conversation's, its own and its entry's. */
export type InputColumns = NewEntryRow &
  Pick<Tables['conversations'], 'channel' | 'shared' | 'locale' | 'address'> &
  Pick<Tables['inputs'], 'key' | 'type' | 'answer_by'> & {
    readonly conversation: string;
    readonly input_by: Tables['inputs']['by'];
    readonly at: number;
    /** What is to be usual in its log from now on, if nothing is yet. */
    readonly usual: string | null;
  };

/** `usual` is what is usual in its log already, if that is known. */
export function inputColumns(input: NewInput, usual: Usual | undefined): InputColumns {
  const isFirst = usual === undefined && input.by === 'person' && input.body.type === 'message';
  return {
    ...newEntryRow(inputEntry(input), usual),
    usual: isFirst ? usualColumn(input.from, input.envelope) : null,
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
