import type { NewTimer, TimerKind } from '../../domain/conversation/timer.ts';
import type { NewOutboxItem, Turn } from '../../domain/conversation/turn.ts';
import { type NewBundleRow, newBundleRow } from '../bundles/bundle-row.ts';
import { handoffRow } from '../handoffs/handoff-row.ts';
import { searchableWords } from '../search/searchable-words.ts';
import type { InputStatus, Tables } from '../sql/tables.ts';
import { type NewUnrecognisedRow, newUnrecognisedRow } from '../unrecognised/unrecognised-row.ts';
import { type NewEntryRow, newEntryRow } from './entry-row.ts';
import { stateColumn } from './stored-state.ts';

/** A turn in columns. */
export type TurnColumns = Pick<Tables['conversations'], 'revision' | 'mode' | 'state'> & {
  readonly conversation: string;
  readonly input: string;
  readonly fence: number;
  readonly ahead: boolean;
  readonly at: number;
  readonly openHandoff: string | undefined;
  readonly status: InputStatus;
  readonly entries: readonly NewEntryRow[];
  readonly timers: readonly NewTimer[];
  readonly unset: readonly TimerKind[];
  readonly items: readonly NewOutboxItem[];
  readonly bundles: readonly NewBundleRow[];
  readonly handoffs: readonly (Tables['handoffs'] & { readonly words: string })[];
  readonly unrecognised?: { readonly row: NewUnrecognisedRow; readonly most: number };
};

/** `pinned` are the bundles that are stored already. */
export function turnColumns(turn: Turn, pinned: ReadonlySet<string>): TurnColumns {
  return {
    conversation: turn.conversation,
    input: turn.input,
    fence: turn.fence,
    ahead: turn.ahead ?? false,
    revision: turn.revision,
    at: turn.at,
    openHandoff: turn.openHandoff,
    mode: turn.state.owner.type,
    state: stateColumn(turn.state),
    status: turn.ending,
    entries: turn.entries.map((entry) => newEntryRow(entry)),
    timers: turn.timers,
    unset: turn.unset,
    items: turn.items,
    bundles: turn.pins.filter(({ hash }) => !pinned.has(hash)).map(newBundleRow),
    handoffs: turn.handoffs.map((handoff) => ({ ...handoffRow(handoff), words: searchableWords(handoff) })),
    ...(turn.unrecognised && {
      unrecognised: { row: newUnrecognisedRow(turn.unrecognised), most: turn.unrecognised.most },
    }),
  };
}
