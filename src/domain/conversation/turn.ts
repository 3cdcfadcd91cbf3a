import type { FlowBundle } from '../content/flow.ts';
import type { Handoff } from '../handoff/handoff.ts';
import type { Json } from '../json.ts';
import type { NewUnrecognised } from '../understanding/unrecognised.ts';
import type { Verdicts } from '../understanding/verdict.ts';
import type { ConversationState } from './conversation.ts';
import type { Entry } from './entry.ts';
import type { NewTimer, TimerKind } from './timer.ts';

/** Something that leaves for another system; items of one conversation and destination go in order. */
export type NewOutboxItem = {
  readonly id: string;
  /** Which sender takes it, e.g. `teams`. */
  readonly destination: string;
  /** The entry it carries. */
  readonly entry: string;
};

/** An item leased for sending. */
export type OutboxItem = NewOutboxItem & {
  readonly conversation: string;
  readonly attempts: number;
  /** Proves that the lease is still ours. */
  readonly fence: number;
  /** The entry itself. */
  readonly body: Entry;
  readonly address?: Json;
};

/**
 * How a send ended. `again`: not before `at`. `away`: the person takes nothing, so it waits with all behind it, and is
 * tried at `at`, or as soon as they write. `gone`: they took nothing for so long that it is tried only if they write.
 */
export type SendResult =
  | { readonly type: 'sent'; readonly receipt?: string }
  | { readonly type: 'again'; readonly at: number; readonly why: string }
  | { readonly type: 'away'; readonly at: number; readonly why: string }
  | { readonly type: 'refused'; readonly why: string }
  | { readonly type: 'gone'; readonly why: string };

/** An entry before the store gives it its number. */
export type NewEntry = Omit<Entry, 'number' | 'conversation' | 'at'>;

/** The whole result of a turn: committed together or not at all. */
export type Turn = {
  readonly conversation: string;
  /** The input it played. */
  readonly input: string;
  /** The revision it was played on. */
  readonly revision: number;
  /** The lane's fence it was played under. */
  readonly fence: number;
  /** It was played without a look at what waits: overtaken if an earlier input does. */
  readonly ahead?: true;
  /** The input's time, and that of all it says. */
  readonly at: number;
  readonly state: ConversationState;
  readonly entries: readonly NewEntry[];
  readonly timers: readonly NewTimer[];
  /** Kinds of timers whose reason is gone. */
  readonly unset: readonly TimerKind[];
  readonly items: readonly NewOutboxItem[];
  readonly pins: readonly FlowBundle[];
  readonly handoffs: readonly Handoff[];
  /** The handoff that was open before it and after it; its input's entry is marked with it. */
  readonly openHandoff?: string;
  /** The message was not understood, or what was made of an earlier one was wrong. */
  readonly unrecognised?: NewUnrecognised;
  /** What was made of its message: counted, not stored. */
  readonly verdicts?: Verdicts;
  /** The input could not be played and says so: `failed`. */
  readonly ending: 'done' | 'failed';
};
