import type { NewEntry } from '../conversation/turn.ts';
import type { Sender } from './sender.ts';

/**
 * A system in which agents work, told of what happens to handoffs. The record of every change is a numbered entry, so
 * what is told follows from the entry alone: told again, it is told the same, under the same key (the item's id).
 * Every implementation passes `test/backends/support/promises.ts`.
 */
export type Backend = {
  /** The destination of its items; never reused for another system, for unsent items wait under it. */
  readonly name: string;
  /** Whether an entry goes to it. */
  readonly wants: (entry: NewEntry) => boolean;
  readonly send: Sender;
};
