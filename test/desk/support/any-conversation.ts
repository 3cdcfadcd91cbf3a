import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { ConversationState } from '../../../src/domain/conversation/conversation.ts';
import type { LedgerRow } from '../../../src/domain/conversation/ledger.ts';
import type { Reply } from '../../../src/domain/conversation/reply.ts';
import type { Handoff } from '../../../src/domain/handoff/handoff.ts';
import { ledgerOf } from '../../../src/flows/ledger-of.ts';
import { type PlanPosition, positionOf } from '../../../src/flows/position/plan-position.ts';
import { type PlainDesk, send } from '../../play/plain-desk.ts';
import type { Line } from './lines.ts';

/** Something a person does: a button of the open reply, by its place, or words. */
type Move = { readonly type: 'tap'; readonly which: number } | { readonly type: 'say'; readonly line: Line };

/** What stood before a turn and after it, and what the bot said in it. */
type Moment = {
  readonly state: ConversationState;
  readonly position: PlanPosition | undefined;
  readonly rows: readonly LedgerRow[];
  readonly handoff: Handoff | undefined;
};
export type Turn = {
  readonly move: Move;
  readonly before: Moment;
  readonly after: Moment;
  readonly replies: readonly Reply[];
  /** All replies of the turns before. */
  readonly shown: readonly Reply[];
};

/** A conversation as it is generated: a flow, some buttons tapped, then anything. */
export type AnyConversation = {
  readonly opening: string;
  readonly taps: readonly number[];
  readonly moves: readonly Move[];
};

/** Conversations of a flow in any phase, in which such lines are said, buttons tapped between. */
export function anyConversation(
  openings: readonly string[],
  lines: fc.Arbitrary<Line>,
  most = 5,
): fc.Arbitrary<AnyConversation> {
  const tap = fc.nat({ max: 3 }).map((which): Move => ({ type: 'tap', which }));
  const said = lines.map((line): Move => ({ type: 'say', line }));
  return fc.record({
    opening: fc.constantFrom(...openings),
    taps: fc.array(fc.nat({ max: 3 }), { maxLength: 6 }),
    moves: fc.array(fc.oneof({ weight: 3, arbitrary: said }, { weight: 1, arbitrary: tap }), {
      minLength: 2,
      maxLength: most,
    }),
  });
}

/** Words that mean nothing to anybody. */
export const nonsense: fc.Arbitrary<Line> = fc
  .array(fc.constantFrom('blorp', 'zink', 'qua', 'fendle', 'oom', 'tarry', 'vex', 'mip', 'Lisbon', '🙂', ',', '?'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((words) => ({ text: words.join(' '), does: 'nonsense' }));

/** Plays a conversation, and looks at each turn behind the taps. */
export async function playAny(
  desk: PlainDesk,
  { opening, taps, moves }: AnyConversation,
  look: (turn: Turn) => void,
): Promise<void> {
  const conversation = `terminal:${randomUUID()}`;
  const shown: Reply[] = [];
  let open: { readonly id: string; readonly reply: Reply } | undefined;

  const act = async (move: Move): Promise<readonly Reply[] | undefined> => {
    if (move.type === 'say') return hear(await send(desk, conversation, { text: move.line.text }));
    const choices = (open?.reply.choices ?? []).filter(({ pick }) => pick !== 'person');
    const choice = choices[move.which % Math.max(1, choices.length)];
    if (!open || !choice) return undefined;
    return hear(await send(desk, conversation, { text: choice.label, tap: { reply: open.id, pick: choice.pick } }));
  };
  const hear = (entries: Awaited<ReturnType<typeof send>>): readonly Reply[] =>
    entries.flatMap(({ id, body }) => {
      if (body.kind !== 'reply') return [];
      if (body.reply.choices?.length) open = { id, reply: body.reply };
      return [body.reply];
    });

  await send(desk, conversation, 'greeting');
  shown.push(...((await act({ type: 'say', line: { text: opening } })) ?? []));
  for (const which of taps) shown.push(...((await act({ type: 'tap', which })) ?? []));
  let before = await momentOf(desk, conversation);
  for (const move of moves) {
    const replies = await act(move);
    if (!replies) continue;
    const after = await momentOf(desk, conversation);
    look({ move, before, after, replies, shown: [...shown] });
    shown.push(...replies);
    before = after;
  }
}

async function momentOf({ store }: PlainDesk, conversation: string): Promise<Moment> {
  const state = (await store.find(conversation))?.state;
  if (!state) throw new Error('The conversation is not there.');
  const plan = state.episode?.plan ?? state.last?.plan;
  const bundle = plan && (await store.bundle(plan.bundle));
  const handoff = state.owner.type === 'waiting' ? await store.handoff(state.owner.handoff) : undefined;
  return {
    state,
    position: state.episode && bundle && plan && positionOf(bundle, plan),
    rows: bundle && plan ? flatten(ledgerOf(bundle, plan).rows) : [],
    handoff,
  };
}

function flatten(rows: readonly LedgerRow[]): readonly LedgerRow[] {
  return rows.flatMap((row) => [row, ...flatten(row.through ?? [])]);
}
