import type { Ledger } from './ledger.ts';

/** The states of a handoff, in the order they can follow. */
export const handoffStates = ['requested', 'claimed', 'released', 'closed', 'withdrawn', 'ticketed'] as const;

export type HandoffState = (typeof handoffStates)[number];

/** Why a person is handed to a human. */
export type HandoffReason = 'asked' | 'exhausted' | 'lost' | 'trouble';

/** One request for a human, and what became of it. The transcript is the conversation's log. */
export type Handoff = {
  readonly id: string;
  readonly conversation: string;
  readonly state: HandoffState;
  readonly reason: HandoffReason;
  readonly team: string;
  readonly requestedAt: number;
  readonly changedAt: number;
  readonly person?: { readonly id: string; readonly name?: string };
  readonly channel: string;
  /** What the person said first, in their own words. */
  readonly problem?: string;
  readonly ledger?: Ledger;
};
