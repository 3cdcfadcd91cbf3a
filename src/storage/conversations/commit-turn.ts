import type { NewTimer, TimerKind } from '../../domain/conversation/timer.ts';
import type { NewOutboxItem } from '../../domain/conversation/turn.ts';
import type { InputStatus, Tables } from '../sql/tables.ts';
import type { BoundStatements } from '../sqlite/bind-statement.ts';
import type { NewUnrecognisedRow } from '../unrecognised/unrecognised-row.ts';
import { insertUnrecognised } from '../unrecognised/write-unrecognised.ts';
import type { WriteStatements } from '../write-statements.ts';
import type { NewEntryRow } from './entry-row.ts';

/** A turn in columns. */
export type TurnColumns = Pick<Tables['conversations'], 'revision' | 'mode' | 'state'> & {
  readonly conversation: string;
  readonly input: string;
  readonly ahead: boolean;
  readonly at: number;
  readonly openHandoff: string | undefined;
  readonly status: InputStatus;
  readonly entries: readonly NewEntryRow[];
  readonly timers: readonly NewTimer[];
  readonly unset: readonly TimerKind[];
  readonly items: readonly NewOutboxItem[];
  readonly bundles: readonly Tables['closures'][];
  readonly handoffs: readonly Tables['handoffs'][];
  readonly unrecognised?: { readonly row: NewUnrecognisedRow; readonly most: number };
};

/** Writes a turn. Returns the new head, or undefined if the turn was overtaken and nothing was written. */
export const commitTurn =
  (statements: BoundStatements<WriteStatements>) =>
  (turn: TurnColumns): number | undefined => {
    const { conversation, at } = turn;
    const input = statements.findInput.get(turn);
    const found = statements.findConversation.get(turn);
    if (!found || found.revision !== turn.revision || input?.status !== 'waiting') return undefined;
    if (turn.ahead && statements.findEarlier.get({ conversation, number: input.number })) return undefined;

    // Before its own items are there: what a turn says as it hands over is not taken back.
    if (turn.mode === 'agent' && found.mode !== 'agent') statements.withdrawBotItems.run(turn);

    let number = found.head;
    for (const entry of turn.entries) statements.insertEntry.run({ ...entry, conversation, at, number: ++number });
    if (turn.openHandoff !== undefined)
      statements.markEntry.run({ conversation, number: input.number, handoff: turn.openHandoff });
    statements.setState.run({ conversation, head: number, mode: turn.mode, state: turn.state });
    statements.endInput.run({
      conversation,
      number: input.number,
      status: turn.status,
      head_before: found.head,
      head_after: number,
    });

    if (input.type === 'timer') statements.endTimer.run({ conversation, timer: input.key.slice('timer:'.length) });
    for (const kind of turn.unset) statements.unsetTimer.run({ conversation, kind });
    for (const { kind, due } of turn.timers)
      statements.setTimer.run({ id: `${turn.input}.${kind}`, conversation, kind, due, revision: found.revision + 1 });

    for (const { id, destination, entry } of turn.items)
      statements.insertItem.run({ id, conversation, destination, entry, at });
    for (const bundle of turn.bundles) statements.insertBundle.run(bundle);
    for (const handoff of turn.handoffs) statements.setHandoff.run(handoff);
    if (turn.unrecognised) insertUnrecognised(statements, turn.unrecognised.row, turn.unrecognised.most);
    return number;
  };
