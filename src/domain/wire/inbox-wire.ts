import type { Unrecognised } from '../understanding/unrecognised.ts';

/** A message that was not understood, as a writer sees it: who wrote it is not known. */
export type UnrecognisedLine = Pick<Unrecognised, 'number' | 'at' | 'text' | 'why' | 'language' | 'asked'> & {
  /** What it was likeliest to mean, as titles of flows, the likeliest first. */
  readonly likeliest: readonly string[];
};

/** The newest messages that were not understood, and how many there are in all. */
export type UnrecognisedList = { readonly lines: readonly UnrecognisedLine[]; readonly total: number };
