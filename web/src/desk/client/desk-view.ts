import type { Handoff } from '../../../../src/domain/handoff/handoff.ts';
import type { DeskEntry, DeskSettings, Me, QueueLine, RefusedSend } from '../../../../src/domain/wire/desk-wire.ts';
import type { Outgoing, Upload } from './outgoing.ts';

/** A handoff as the page holds it. */
export type OpenCase = {
  readonly handoff: Handoff;
  readonly entries: readonly DeskEntry[];
  readonly refused: readonly RefusedSend[];
  /** Until when the person is taken to be typing, ms since 1970. */
  readonly typingUntil: number;
};

/** All that the page shows; replaced as a whole, never changed. */
export type DeskView = {
  readonly phase: 'opening' | 'signed-out' | 'signed-in';
  /** The stream is open. Undefined before it was first tried. */
  readonly isConnected?: boolean;
  readonly me?: Me;
  readonly settings?: DeskSettings;
  readonly queue?: readonly QueueLine[];
  /** What was closed lately, once somebody has looked at it. */
  readonly closed?: readonly QueueLine[];
  readonly cases: Readonly<Record<string, OpenCase>>;
  /** Handoffs that the server does not know or does not show. */
  readonly missing: readonly string[];
  readonly outbox: readonly Outgoing[];
  /** Files on their way; a browser keeps them no longer than the page is open. */
  readonly uploads: readonly Upload[];
};

/** Something the agent should notice, told once. */
export type Arrival =
  | { readonly type: 'waiting'; readonly line: QueueLine; readonly isAgain: boolean }
  | {
      readonly type: 'said';
      readonly handoff: string;
      readonly person: string;
      readonly words: string;
      /** The agent has this conversation. */
      readonly isMine: boolean;
    };

/** The entries with the new ones among them, each once, in the log's order. */
export function withEntries(known: readonly DeskEntry[], fetched: readonly DeskEntry[]): readonly DeskEntry[] {
  if (fetched.length === 0) return known;
  const byNumber = new Map([...known, ...fetched].map((entry) => [entry.number, entry]));
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

export function isWaiting({ state }: Pick<QueueLine, 'state'>): boolean {
  return state === 'requested' || state === 'released';
}
