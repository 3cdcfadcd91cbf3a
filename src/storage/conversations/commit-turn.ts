import type { bundleStatements } from '../bundles/bundle-statements.ts';
import type { handoffStatements } from '../handoffs/handoff-statements.ts';
import type { itemStatements } from '../outbox/item-statements.ts';
import type { searchStatements } from '../search/search-statements.ts';
import type { BoundStatements } from '../sql/bound.ts';
import type { Steps } from '../sql/steps.ts';
import type { timerStatements } from '../timers/timer-statements.ts';
import type { inboxStatements } from '../unrecognised/unrecognised-statements.ts';
import { insertUnrecognised } from '../unrecognised/write-unrecognised.ts';
import type { inputStatements } from './input-statements.ts';
import type { TurnColumns } from './turn-columns.ts';
import type { turnStatements } from './turn-statements.ts';

/** A turn writes in the tables of every noun that it moves, and all of it at once. */
export type TurnStatements = BoundStatements<
  typeof inputStatements &
    typeof turnStatements &
    typeof timerStatements &
    typeof itemStatements &
    typeof bundleStatements &
    typeof handoffStatements &
    typeof searchStatements &
    typeof inboxStatements
>;

/** Writes a turn. Returns the new head, or undefined if the turn was overtaken and nothing was written. */
export const commitTurn = (statements: TurnStatements) =>
  function* (turn: TurnColumns): Steps<number | undefined> {
    const { conversation, at } = turn;
    const found = yield* statements.findConversation.get(turn);
    if (found?.revision !== turn.revision || !hasLane(found, turn)) return undefined;
    const { log } = found;
    const input = yield* statements.findInput.get({ log, input: turn.input });
    if (input?.status !== 'waiting') return undefined;
    if (turn.ahead && (yield* statements.findEarlier.get({ log, number: input.number }))) return undefined;

    // Before its own items are there: what a turn says as it hands over is not taken back.
    if (turn.mode === 'agent' && found.mode !== 'agent')
      yield* statements.withdrawBotItems.run({ conversation, log, at });

    let number = found.head;
    for (const entry of turn.entries) yield* statements.insertEntry.run({ ...entry, log, at, number: ++number });
    if (turn.openHandoff !== undefined)
      yield* statements.markEntry.run({ log, number: input.number, handoff: turn.openHandoff });
    yield* statements.setState.run({ conversation, head: number, mode: turn.mode, state: turn.state });
    yield* statements.endInput.run({
      log,
      number: input.number,
      status: turn.status,
      head_before: found.head,
      head_after: number,
    });

    if (input.type === 'timer')
      yield* statements.endTimer.run({ conversation, timer: input.key.slice('timer:'.length) });
    for (const kind of turn.unset) yield* statements.unsetTimer.run({ conversation, kind });
    for (const { kind, due } of turn.timers)
      yield* statements.setTimer.run({
        id: `${turn.input}.${kind}`,
        conversation,
        kind,
        due,
        revision: found.revision + 1,
      });

    for (const { id, destination, entry } of turn.items)
      yield* statements.insertItem.run({ id, conversation, destination, entry, at });
    for (const bundle of turn.bundles) yield* statements.insertBundle.run(bundle);
    for (const handoff of turn.handoffs) {
      yield* statements.setHandoff.run(handoff);
      yield* statements.setSearchable.run({ log, handoff: handoff.id, words: handoff.words });
    }
    // What nobody has handed over is no agent's to find.
    const handoff = turn.openHandoff ?? turn.handoffs[0]?.id;
    if (handoff !== undefined) yield* statements.addSearchable.run({ log, handoff });
    if (turn.unrecognised) yield* insertUnrecognised(statements, turn.unrecognised.row, turn.unrecognised.most);
    return number;
  };

/**
 * Whether nobody else has the lane, as far as the database knows of lanes. What is played ahead takes none: it yields to
 * whoever has it at this moment.
 */
function hasLane(
  found: { readonly fence: number | null; readonly isHeld: boolean | null },
  { fence, ahead }: TurnColumns,
): boolean {
  return found.fence === null || found.fence === fence || (ahead && found.isHeld !== true);
}
