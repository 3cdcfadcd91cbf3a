import type { Audit } from '../audit/audit.ts';
import type { FlowBundle } from '../content/flow.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Entry } from '../conversation/entry.ts';
import type { Erasures } from '../conversation/erasure.ts';
import type { FileKeeping, StoredFile } from '../conversation/file.ts';
import type { Input, NewInput } from '../conversation/input.ts';
import type { PersonRecords } from '../conversation/person-records.ts';
import type { Timer, TimerKind } from '../conversation/timer.ts';
import type { OutboxItem, SendResult, Turn } from '../conversation/turn.ts';
import type { FixpathError } from '../error.ts';
import type { Accounts } from '../handoff/account.ts';
import type { CannedReplies } from '../handoff/canned-reply.ts';
import type { Handoff, HandoffState } from '../handoff/handoff.ts';
import type { Inbox } from '../understanding/unrecognised.ts';
import type { SharedStore } from './shared-store.ts';

/**
 * `id` is the id of the input that stands: on `repeated` that of the first with its key. `isBack`: somebody is there again
 * for whom something waited, which is due now.
 */
export type Acceptance = { readonly type: 'accepted' | 'repeated'; readonly id: string; readonly isBack?: true };

/** What a lane needs to play: the conversation and its unfinished inputs, oldest first. */
type LoadedConversation = { readonly conversation: Conversation; readonly inputs: readonly Input[] };

/** `overtaken`: the revision, the fence or the input was no longer as the turn found it; nothing was written. */
type Commitment = { readonly type: 'committed'; readonly entries: readonly Entry[] } | { readonly type: 'overtaken' };

/** The right to play a conversation until `until`; `held` by another process until then. */
export type LaneLease = { readonly type: 'taken' | 'held'; readonly fence: number; readonly until: number };

/** What has not arrived in another system: the entry it carried, to which system, and why. */
export type RefusedItem = {
  readonly id: string;
  readonly destination: string;
  readonly entry: string;
  readonly why: string;
  /** It is tried again by itself, or stands behind one that is. */
  readonly waits?: true;
};

/** A part of a conversation, in order, and how many older messages and replies were left out. */
export type Transcript = { readonly entries: readonly Entry[]; readonly omitted: number };

/** What is kept beside conversations. */
type KeptBeside = Accounts & CannedReplies & Inbox & Erasures & Audit & PersonRecords;

/**
 * Where everything is kept. It takes values and gives values: no callback crosses it, every call is one transaction,
 * and a promise is fulfilled only once its write is on disk. Every implementation passes `test/storage/support/promises.ts`.
 */
export type Store = KeptBeside & {
  /**
   * Stores an input, and with it its entry in the log: a person's message is seen by person and agents, all else by
   * nobody. Creates the conversation if it is new. The same key again changes nothing.
   */
  accept(input: NewInput): Promise<Acceptance>;
  /** The conversation, or undefined if there is none. */
  find(conversation: string): Promise<Conversation | undefined>;
  load(conversation: string): Promise<LoadedConversation | undefined>;
  /** Takes the lane, or renews it for its holder; a new holder gets a higher fence. */
  takeLane(conversation: string, holder: string, now: number, until: number): Promise<LaneLease>;
  /** Counts one more attempt at an input that may have been played before, and returns the count. */
  countAttempt(conversation: string, input: string): Promise<number>;
  /** Writes a turn whole, or not at all. */
  commit(turn: Turn): Promise<Commitment>;
  /** Entries with a number above `after`, in order, at most `limit`. */
  read(conversation: string, after: number, limit: number): Promise<readonly Entry[]>;
  /** The last entries that agents may see, at most `limit`, in order. */
  tail(conversation: string, limit: number): Promise<readonly Entry[]>;
  /** What agents may read of a conversation up to the entry of a number: messages and replies, the newest `limit`. */
  transcript(conversation: string, upTo: number, limit: number): Promise<Transcript>;
  /** The entries that record changes of a conversation's handoffs, in order. */
  handoffChanges(conversation: string): Promise<readonly Entry[]>;
  /** The entries that hold notes of agents, in order. */
  notes(conversation: string): Promise<readonly Entry[]>;
  /** Keeps up to which entry chats of persons have been shown their logs, where somebody was handed over; never less than before. */
  keepShown(upTo: ReadonlyMap<string, number>): Promise<void>;
  shownUpTo(conversation: string): Promise<number | undefined>;
  /** One entry by its id. */
  entry(conversation: string, id: string): Promise<Entry | undefined>;
  /** The replies that one input got, in order, and whether its turn is over. */
  repliesTo(
    conversation: string,
    input: string,
  ): Promise<{ readonly done: boolean; readonly entries: readonly Entry[] }>;
  /** Conversations with unfinished inputs that no other process plays at this moment. */
  unfinished(): Promise<readonly string[]>;
  /** Leases due timers to the holder; each comes once until its lease has passed. Its input's turn removes it. */
  leaseTimers(holder: string, now: number, until: number, limit: number): Promise<readonly Timer[]>;
  /** When a conversation's timer of a kind is due, whether it is leased or not; undefined if none is set. */
  timerDue(conversation: string, kind: TimerKind): Promise<number | undefined>;
  /** When the next timer or item is due; undefined if none is. */
  nextDue(): Promise<number | undefined>;
  /** Moves all that is due, by ms: the clock was set by as much. */
  moveDues(by: number): Promise<void>;
  /** When the newest entry was written, by the clock of then; undefined without any. */
  newestAt(): Promise<number | undefined>;
  /** Leases the first unsent item of each conversation and destination that is due and not leased. */
  leaseItems(destination: string, now: number, until: number, limit: number): Promise<readonly OutboxItem[]>;
  /** Records how a send ended; false if the lease was lost meanwhile (the result is recorded all the same if it was sent). */
  settleItem(item: string, fence: number, sent: SendResult, now: number): Promise<boolean>;
  /** Conversations whose running plan has pinned a bundle, by its hash. */
  playing(bundle: string): Promise<readonly string[]>;
  /** A pinned bundle by its hash. */
  bundle(hash: string): Promise<FlowBundle | undefined>;
  /** Items of a conversation that have not arrived: refused, given up, or waiting since one was not taken. */
  refusedItems(conversation: string): Promise<readonly RefusedItem[]>;
  /** The entries of a conversation that this system has taken. */
  sentEntries(conversation: string, destination: string): Promise<readonly string[]>;
  /** Sends again one that has not arrived, with what it waits for; its conversation, or undefined if there is no such item. */
  retryItem(item: string, now: number): Promise<string | undefined>;
  /** What was sent has come back, and counts as refused from now on; false for anything that is not sent. */
  returnItem(item: string, why: string, now: number): Promise<boolean>;
  /** What the other system calls what an item brought; undefined if it was not sent, or is called nothing. */
  receiptOf(item: string): Promise<string | undefined>;
  /** An entry that another system knows by this receipt; any of them if there are several. */
  sentAs(
    destination: string,
    receipt: string,
  ): Promise<{ readonly conversation: string; readonly entry: string } | undefined>;
  /** Handoffs in these states, the earliest request first; only those changed at `since` or later, if it is given. */
  handoffs(states: readonly HandoffState[], since?: number): Promise<readonly Handoff[]>;
  /** Handoffs that were closed at `before` or earlier, the last one first, at most `limit`. */
  closedHandoffs(before: number, limit: number): Promise<readonly Handoff[]>;
  /**
   * Handoffs of which every word is known or was said in their conversation (or one that begins like it), the last said
   * first, at most `limit`; with the words around it in parts, of which every second one was found.
   */
  search(
    words: string,
    limit: number,
  ): Promise<readonly { readonly handoff: string; readonly found: readonly string[] }[]>;
  handoff(id: string): Promise<Handoff | undefined>;
  /** The handoffs of a person by their id, and those of a conversation if one is named, the last request first, at most 50. */
  handoffsOf(person: string | undefined, conversation?: string): Promise<readonly Handoff[]>;
  /** A value made once and kept: signing keys, secrets. All replicas get the first one stored. */
  secret(name: string, make: () => string): Promise<string>;
  /** Keeps when all of a sender's allowance is theirs again, and forgets those to whom it is. */
  keepAllowance(sender: string, wholeAt: number, now: number): Promise<void>;
  /** Senders who have used some of their allowance, and when all of it is theirs again. */
  allowances(now: number): Promise<readonly { readonly sender: string; readonly wholeAt: number }[]>;
  /** Keeps files of a conversation, all or none, if there is room for them; one that is kept already takes no more. */
  keepFiles(conversation: string, files: readonly StoredFile[], now: number): Promise<FileKeeping>;
  file(id: string): Promise<(StoredFile & { readonly conversation: string }) | undefined>;
  /** Deletes files that were kept before a time; how many. */
  forgetFiles(before: number): Promise<number>;
  /**
   * Calls the listener after a conversation's log has grown, with the ids of the handoffs that were written with it.
   * Returns the way to stop it.
   */
  watch(listener: (conversation: string, handoffs: readonly string[]) => void): () => void;
  /** What this process has in common with others that may use the same store beside it; left out where none can. */
  readonly shared?: SharedStore;
  /** What keeps it from storing anything at this moment; undefined if nothing does. */
  trouble(): Promise<FixpathError | undefined>;
  /** Looks at all it holds, which may take long; what is damaged, in sentences, and is a trouble from then on. */
  inspect(): Promise<readonly string[]>;
  /** Bytes that all files take, and that are free where the store is. */
  space(): Promise<{ readonly files: number; readonly free: number }>;
  /** Writes what is waiting and lets go of everything. */
  close(): Promise<void>;
};
