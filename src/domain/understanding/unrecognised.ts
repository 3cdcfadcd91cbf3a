import type { Ranking } from './verdict.ts';

/**
 * Why a message counts as not understood: `lost`: no intent was likely; `torn`: several were; `refused`: what was offered
 * for it was not what the person meant; `turned-away`: nor was the flow that was begun; `question`: a question
 * back that nobody foresaw.
 */
export const notUnderstood = ['lost', 'torn', 'refused', 'turned-away', 'question'] as const;

export type NotUnderstood = (typeof notUnderstood)[number];

/** A message that was not understood, kept so that writers can teach it. It tells neither who wrote it nor where. */
export type Unrecognised = {
  /** The store's own, never given twice. */
  readonly number: number;
  /** The hour in which it was written, ms since 1970: a closer time would lead back to the person. */
  readonly at: number;
  /** Masked, unless the operator wants it plain. */
  readonly text: string;
  readonly why: NotUnderstood;
  /** The language it was taken for, where languages are told apart. */
  readonly language?: string;
  /** What the bot had begun, or offered alone. */
  readonly intent?: string;
  /** The step whose question was open, as `flow:path`. */
  readonly asked?: string;
  /** The likeliest intents, as it was understood then. */
  readonly ranking: Ranking;
  /** The model that understood it so. */
  readonly model: string;
};

/** One on its way to the store. A `refused` one takes the place of the newest `torn` one that says the same. */
export type NewUnrecognised = Omit<Unrecognised, 'number'> & {
  /** At most this many are kept; the oldest go first. */
  readonly most: number;
};

/** Where messages that were not understood wait for a writer. They come in with the turn that did not understand them. */
export type Inbox = {
  /** Those written at `since` or later, the oldest first. */
  unrecognised(since: number): Promise<readonly Unrecognised[]>;
  /** Takes out what a writer has dealt with; gives how many of them were still there. */
  removeUnrecognised(numbers: readonly number[]): Promise<number>;
  /** Takes out what was written before; gives how many. */
  forgetUnrecognised(before: number): Promise<number>;
};
