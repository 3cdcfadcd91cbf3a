import type { Reading } from '../../domain/conversation/plan.ts';

/**
 * The score of a saying by its length: longer ones score higher, and any scores more than a bare yes or no or a stray
 * word.
 */
export function scoreForWords(words: number): number {
  return words === 0 ? 0 : 2 * words + 1;
}

/** The score of what cannot be mistaken: a tapped button, or a saying that is the whole message. */
export const certain = 100;

/** What a person's words mean at the open point of a plan. */
export type Interpretation =
  | {
      readonly type: 'reading';
      readonly reading: Reading;
      /** How certain it is, compared with other meanings of the same words. */
      readonly score: number;
    }
  /** The words fit several answers. */
  | { readonly type: 'which'; readonly among: readonly number[]; readonly score: number }
  /** "Not yet" at a check, "ok" at a parked step: nothing changes. */
  | { readonly type: 'stay' }
  | { readonly type: 'person' }
  | { readonly type: 'nothing' };
