import type { EntryBody } from '../domain/conversation/entry.ts';
import { type Handoff, type HandoffState, handoffStates } from '../domain/handoff/handoff.ts';
import type { Json, JsonObject } from '../domain/json.ts';

/** What the log says of a handoff: its new state, or, without one, its rating, or that nobody has claimed it yet. */
export type HandoffRecord = {
  readonly id: string;
  readonly team: string;
  readonly state?: HandoffState;
  readonly agent?: { readonly id: string; readonly name: string };
  readonly rating?: NonNullable<Handoff['rating']>;
};

/** The record of a handoff in an entry; undefined if it is about something else. */
export function recordIn(body: EntryBody): HandoffRecord | undefined {
  if (body.kind !== 'event' || !isObject(body.value)) return undefined;
  const { id, team, state, agent } = body.value;
  if (typeof id !== 'string' || typeof team !== 'string') return undefined;
  if (body.name === 'handoff-unclaimed') return { id, team };
  if (body.name === 'handoff-rated') {
    const rating = ratingIn(body.value);
    return rating && { id, team, rating };
  }
  const known = handoffStates.find((each) => each === state);
  if (body.name !== 'handoff' || !known) return undefined;
  return { id, team, state: known, ...agentIn(agent) };
}

/** The stars of a record and the word that goes with them. */
function ratingIn({ stars, word }: JsonObject): Handoff['rating'] {
  return typeof stars === 'number' ? { stars, ...(typeof word === 'string' && { word }) } : undefined;
}

function agentIn(value: Json | undefined): Pick<HandoffRecord, 'agent'> {
  if (!isObject(value)) return {};
  const { id, name } = value;
  return typeof id === 'string' && typeof name === 'string' ? { agent: { id, name } } : {};
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
