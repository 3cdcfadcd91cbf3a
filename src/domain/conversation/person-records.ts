import type { Handoff } from '../handoff/handoff.ts';
import type { Unrecognised } from '../understanding/unrecognised.ts';
import type { Conversation } from './conversation.ts';
import type { Entry } from './entry.ts';
import type { ErasureReport } from './erasure.ts';
import type { StoredFile } from './file.ts';

/**
 * What a person said at a time: as they wrote it, and as it is kept masked. `isLost`: the bot apologised for not knowing, or
 * offered what it might mean.
 */
export type SaidWords = { readonly at: number; readonly texts: readonly string[]; readonly isLost: boolean };

/** Everything that is kept of a conversation, for whoever has a right to it; rows as they are stored where nobody else reads them. */
type ConversationRecords = {
  readonly conversation: Conversation | undefined;
  readonly entries: readonly Entry[];
  readonly inputs: readonly object[];
  readonly handoffs: readonly Handoff[];
  readonly sends: readonly object[];
  readonly timers: readonly object[];
  readonly notUnderstood: readonly Unrecognised[];
  readonly erasures: readonly object[];
  /** With what is in them. */
  readonly files: readonly StoredFile[];
};

/** What is kept of persons. */
export type PersonRecords = {
  /**
   * The conversations in which somebody spoke or was handed over, by the id that a channel gives them or by a mail address in
   * lower case.
   */
  conversationsOf(who: { readonly id: string; readonly mail: string }): Promise<readonly string[]>;
  recordsOf(conversation: string): Promise<ConversationRecords>;
  /** What persons said in a conversation. */
  saidIn(conversation: string): Promise<readonly SaidWords[]>;
  /** What an erasure has emptied, once it is done; undefined before. */
  reportOf(erasure: number): Promise<ErasureReport | undefined>;
};
