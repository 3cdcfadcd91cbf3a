import type { Asking } from './asks-back.ts';
import type { Sentence } from './sentences.ts';

/** A message, taken apart. */
export type Message = {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** How each sentence asks, if it does. */
  readonly asking: readonly (Asking | undefined)[];
};
