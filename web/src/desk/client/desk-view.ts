import type { AgentName } from '../../../../src/domain/conversation/input.ts';
import type { CannedReply } from '../../../../src/domain/handoff/canned-reply.ts';
import type { Handoff } from '../../../../src/domain/handoff/handoff.ts';
import type {
  DeskCase,
  DeskEntry,
  DeskSettings,
  EarlierCase,
  Me,
  Mention,
  QueueLine,
  RefusedSend,
} from '../../../../src/domain/wire/desk-wire.ts';
import type { Outgoing, Upload } from './outgoing.ts';

/** A handoff that the page has opened. */
export type OpenCase = {
  readonly handoff: Handoff;
  readonly entries: readonly DeskEntry[];
  readonly refused: readonly RefusedSend[];
  readonly reached: DeskCase['reached'];
  readonly earlier: readonly EarlierCase[];
  /** Until when the person is shown as typing, by `performance.now()`. */
  readonly typingUntil: number;
};

/** Everything the page shows; replaced as a whole, never changed. */
export type DeskView = {
  readonly phase: 'opening' | 'signed-out' | 'signed-in';
  /** Whether the stream is open; undefined before the first try. */
  readonly isConnected?: boolean;
  readonly me?: Me;
  readonly settings?: DeskSettings;
  /** The canned replies that agents wrote. */
  readonly canned?: readonly CannedReply[];
  /** The dialog in which canned replies are written is open. */
  readonly editsCanned?: boolean;
  readonly queue?: readonly QueueLine[];
  /** What was closed, as far back as the agent has looked. */
  readonly closed?: readonly QueueLine[];
  /** All that was ever closed is in `closed`. */
  readonly isClosedWhole?: boolean;
  /** What is looked for, and where it was found; undefined lines are still to come. */
  readonly search?: { readonly words: string; readonly lines: readonly QueueLine[] | undefined };
  readonly cases: Readonly<Record<string, OpenCase>>;
  /** Handoffs that the server does not know, or does not show to this agent. */
  readonly missing: readonly string[];
  readonly outbox: readonly Outgoing[];
  /** Files that are being sent; they are kept only while the page is open. */
  readonly uploads: readonly Upload[];
};

/** Something that the agent should notice, reported once. */
export type Arrival =
  | { readonly type: 'waiting'; readonly line: QueueLine; readonly isAgain: boolean }
  /** A colleague calls this agent by name in a note. */
  | { readonly type: 'mentioned'; readonly line: QueueLine; readonly mention: Mention }
  /** This agent has come back and is available again. */
  | { readonly type: 'back' }
  /** A colleague gave somebody to this agent, or took over somebody they had. */
  | { readonly type: 'given' | 'taken'; readonly line: QueueLine; readonly by: AgentName }
  | {
      readonly type: 'said';
      readonly handoff: string;
      readonly person: string;
      readonly words: string;
      /** Whether the agent has claimed this conversation. */
      readonly isMine: boolean;
    };

/** The known and the fetched entries, each once, in the order of the log. */
export function withEntries(known: readonly DeskEntry[], fetched: readonly DeskEntry[]): readonly DeskEntry[] {
  if (fetched.length === 0) return known;
  const byNumber = new Map([...known, ...fetched].map((entry) => [entry.number, entry]));
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

export function isWaiting({ state }: Pick<QueueLine, 'state'>): boolean {
  return state === 'requested' || state === 'released';
}
