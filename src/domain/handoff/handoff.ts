import type { AgentName, Author } from '../conversation/input.ts';
import type { Ledger } from '../conversation/ledger.ts';
import type { Visit } from '../conversation/visit.ts';

/** The states of a handoff, in the order they can follow. */
export const handoffStates = ['requested', 'claimed', 'released', 'closed', 'withdrawn', 'ticketed'] as const;

export type HandoffState = (typeof handoffStates)[number];

/** Why a person is handed to a human. */
export const handoffReasons = ['asked', 'exhausted', 'lost', 'trouble', 'danger'] as const;

export type HandoffReason = (typeof handoffReasons)[number];

/** Who moved a handoff. `time`: nobody claimed it, or an agent was gone too long. */
export type Mover = { readonly type: 'person' | 'bot' | 'time' } | ({ readonly type: 'agent' } & AgentName);

/** One change of a handoff, on record. */
export type HandoffChange = {
  readonly state: HandoffState;
  readonly at: number;
  readonly by: Mover;
  /** Who got it, where it was not simply claimed by whoever moved it: assigned, or taken over from a colleague. */
  readonly to?: AgentName;
  readonly why?: string;
};

/** One request for a human, and what became of it. The transcript is the conversation's log. */
export type Handoff = {
  readonly id: string;
  readonly conversation: string;
  readonly state: HandoffState;
  readonly reason: HandoffReason;
  readonly team: string;
  readonly requestedAt: number;
  readonly changedAt: number;
  /** When it was announced a second time, as long as nobody has claimed it since. */
  readonly announcedAgainAt?: number;
  readonly person?: Author;
  /** Where they wrote from last. */
  readonly visit?: Visit;
  readonly channel: string;
  /** The tag of the language that the person is spoken to in, where the desk has several. */
  readonly language?: string;
  /** What the person said first, in their own words. */
  readonly problem?: string;
  readonly ledger?: Ledger;
  /** Who has it while it is claimed, or had it when it was closed. */
  readonly agent?: AgentName;
  /** Every change, the request first. */
  readonly history: readonly HandoffChange[];
  /** Given to the person when nobody was there; `mail` is where they want the answer. */
  readonly ticket?: { readonly number: string; readonly mail?: string };
  /** The danger that was told of while it was open, or for which it was made. */
  readonly danger?: string;
  /** How often the person was angry or despaired, as far as it was heard; missing for never. */
  readonly tempers?: number;
  /** What agents sort it by; none is ever told to the person. */
  readonly labels?: readonly string[];
  readonly rating?: { readonly stars: number; readonly word?: string };
};
