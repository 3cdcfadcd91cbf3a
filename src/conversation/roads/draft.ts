import type { ConversationState } from '../../domain/conversation.ts';
import type { Json } from '../../domain/json.ts';
import type { Reply } from '../../domain/reply.ts';
import type { Response } from '../../domain/responder.ts';

/** A response while it is being written. Roads take one and give the next. */
export type Draft = Response;

export function newDraft(state: ConversationState): Draft {
  return { state, replies: [], timers: [], unset: [], pins: [], handoffs: [], moves: [], records: [] };
}

export function withReplies(draft: Draft, ...replies: readonly Reply[]): Draft {
  return { ...draft, replies: [...draft.replies, ...replies] };
}

/** A part of the state set to undefined is taken out. */
export type StateChange = { readonly [Key in keyof ConversationState]?: ConversationState[Key] | undefined };

export function withState(draft: Draft, change: StateChange): Draft {
  const state = Object.fromEntries(
    Object.entries({ ...draft.state, ...change }).filter(([, value]) => value !== undefined),
  ) as ConversationState; // only optional parts may be undefined in a change that type-checks at its call
  return { ...draft, state };
}

/** Puts something on record that only the system reads. */
export function withRecord(draft: Draft, name: string, value: Json): Draft {
  return { ...draft, records: [...draft.records, { body: { kind: 'event', name, value } }] };
}
