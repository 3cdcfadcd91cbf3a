import type { ConversationState } from '../domain/conversation/conversation.ts';
import type { Reply } from '../domain/conversation/reply.ts';
import type { Handoff } from '../domain/handoff/handoff.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import type { Response } from '../domain/ports/responder.ts';
import type { MoveRefusal } from '../domain/wire/desk-wire.ts';

/** A response while it is being written: whatever adds to it takes one and returns the next. */
export type Draft = Response;

export function withReplies(draft: Draft, ...replies: readonly Reply[]): Draft {
  return { ...draft, replies: [...draft.replies, ...replies] };
}

/** Parts of the state to be changed; a part set to undefined is removed. */
export type StateChange = { readonly [Key in keyof ConversationState]?: ConversationState[Key] | undefined };

export function withState(draft: Draft, change: StateChange): Draft {
  const changed: Readonly<Record<string, unknown>> = { ...draft.state, ...change };
  const state: Record<string, unknown> = {};
  for (const key in changed) if (changed[key] !== undefined) state[key] = changed[key];
  // Only optional parts may be undefined in a change that type-checks at its call.
  return { ...draft, state: state as ConversationState };
}

/** Puts something on record that only the system reads. */
export function withRecord(draft: Draft, name: string, value: Json): Draft {
  return { ...draft, records: [...draft.records, { seenBy: [], body: { kind: 'event', name, value } }] };
}

/** A handoff as it is now: stored, on record, and told to agents. */
export function withHandoff(draft: Draft, handoff: Handoff): Draft {
  const { id, state, team, agent } = handoff;
  const value = { id, state, team, ...(agent && { agent: { ...agent } }) };
  return {
    ...draft,
    handoffs: [...draft.handoffs, handoff],
    records: [...draft.records, { seenBy: ['agents'], body: { kind: 'event', name: 'handoff', value } }],
  };
}

/** Something that happened to a handoff and moved nothing: stored with it, on record, and told to agents. */
export function withNote(draft: Draft, name: string, handoff: Handoff, more: JsonObject = {}): Draft {
  const { id, team } = handoff;
  return {
    ...draft,
    handoffs: [...draft.handoffs, handoff],
    records: [...draft.records, { seenBy: ['agents'], body: { kind: 'event', name, value: { id, team, ...more } } }],
  };
}

/** What an agent wanted could not be done; the agents' side reads it from the log. `handoff` is the one in its way. */
export function withRefusal(draft: Draft, why: MoveRefusal, handoff?: string): Draft {
  return withRecord(draft, 'refused', { why, ...(handoff !== undefined && { handoff }) });
}
