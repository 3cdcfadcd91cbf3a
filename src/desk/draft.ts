import type { ConversationState } from '../domain/conversation/conversation.ts';
import type { HandoffChangeType, TurnRecord } from '../domain/conversation/record.ts';
import type { Reply } from '../domain/conversation/reply.ts';
import type { TimerKind } from '../domain/conversation/timer.ts';
import type { Handoff } from '../domain/handoff/handoff.ts';
import type { Response } from '../domain/ports/responder.ts';
import { present } from '../domain/present.ts';
import type { MoveRefusal } from '../domain/wire/desk-wire.ts';

/** A response while it is being written: whatever adds to it takes one and returns the next. */
export type Draft = Response;

export function withReplies(draft: Draft, ...replies: readonly Reply[]): Draft {
  return { ...draft, replies: [...draft.replies, ...replies] };
}

/** Parts of the state to be changed; a part set to undefined is gone once the state is stored. */
export type StateChange = { readonly [Key in keyof ConversationState]?: ConversationState[Key] | undefined };

export function withState(draft: Draft, change: StateChange): Draft {
  // Only optional parts may be undefined in a change that type-checks at its call, and JSON leaves those out.
  return { ...draft, state: { ...draft.state, ...change } as ConversationState };
}

/** Sets a timer; one of its kind that was set before is replaced. */
export function withTimer(draft: Draft, kind: TimerKind, due: number): Draft {
  return { ...draft, timers: [...draft.timers.filter((each) => each.kind !== kind), { kind, due }] };
}

/** The reason for these timers is gone. */
export function withoutTimers(draft: Draft, ...kinds: readonly TimerKind[]): Draft {
  return {
    ...draft,
    timers: draft.timers.filter(({ kind }) => !kinds.includes(kind)),
    unset: [...draft.unset.filter((kind) => !kinds.includes(kind)), ...kinds],
  };
}

/** What was asked no longer waits for an answer. */
export function withNothingAsked(draft: Draft): Draft {
  return withState(draft, { asked: undefined });
}

/** Nothing waits for an answer, and misunderstandings in a row are counted anew. */
export function withCleanSlate(draft: Draft): Draft {
  return withState(draft, { asked: undefined, lost: 0 });
}

/** Puts something on record that only the system reads. */
export function withRecord(draft: Draft, record: TurnRecord): Draft {
  return { ...draft, records: [...draft.records, { record, seenBy: [] }] };
}

/** Puts something on record that agents read in the conversation. */
export function withRecordForAgents(draft: Draft, record: TurnRecord): Draft {
  return { ...draft, records: [...draft.records, { record, seenBy: ['agents'] }] };
}

/** A handoff as it is after a change: stored, on record, and told to agents. */
export function withHandoff(draft: Draft, handoff: Handoff, change: HandoffChangeType = handoff.state): Draft {
  const changed = { ...draft, handoffs: [...draft.handoffs, handoff] };
  return withRecordForAgents(changed, { type: 'handoff-changed', change, handoff });
}

/** What an agent wanted could not be done; the agents' side reads it from the log. `handoff` is the one in its way. */
export function withRefusal(draft: Draft, why: MoveRefusal, handoff?: string): Draft {
  return withRecord(draft, present({ type: 'agent-refused', why, handoff }));
}
