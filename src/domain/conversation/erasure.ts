/** An erasure that was asked for: everything that people said in a conversation is to be emptied. */
export type Erasure = { readonly number: number; readonly conversation: string };

/** What an erasure has emptied, for whoever asked for it. */
export type ErasureReport = {
  readonly conversation: string;
  /** Entries of the log: their numbers stay, what they said is gone. */
  readonly entries: number;
  readonly files: number;
  /** Their ids and the numbers of their tickets, by which other systems know them. */
  readonly handoffs: readonly { readonly id: string; readonly ticket?: string }[];
  /** Messages that were not understood and say what somebody said here. */
  readonly unrecognised: number;
  /** Other systems that have been sent something of the conversation, and how many items. */
  readonly sentTo: Readonly<Record<string, number>>;
};

/** What erases. An erasure is on record before it begins and is done once nothing of it is left on the disk. */
export type Erasures = {
  /** Puts erasures on record; gives their numbers. */
  askErasures(conversations: readonly string[], now: number): Promise<readonly number[]>;
  /** Those that are not done, the oldest first. */
  openErasures(): Promise<readonly Erasure[]>;
  /**
   * Empties a conversation in one transaction: whatever turn is under way there is overtaken. `tell` names the backends
   * that are told of erased handoffs if they were told of them before. Played again it changes nothing.
   */
  erase(erasure: Erasure, tell: readonly string[], now: number): Promise<ErasureReport>;
  /** Rewrites the database without what was deleted; nothing is written meanwhile. */
  compact(): Promise<void>;
  /**
   * Erases conversations in which nobody has spoken since a time and nothing is open, in small transactions; those in which
   * a human was asked for, or those in which none was. How many. The database is not rewritten.
   */
  forgetConversations(before: number, handedOver: boolean, now: number): Promise<number>;
  /** Marks erasures as done. */
  endErasures(numbers: readonly number[], now: number): Promise<void>;
};
