import type { Reading } from '../../domain/conversation/plan.ts';

/** What a found saying is worth: longer ones say more, and any says more than a mere yes or no or a stray word. */
export function scoreForWords(words: number): number {
  return words === 0 ? 0 : 2 * words + 1;
}

/** The worth of what cannot be mistaken: a tapped button, or a saying that is the whole message. */
export const certain = 100;

/** What a person's words mean at the open point of a plan. */
export type Interpretation =
  | {
      readonly type: 'reading';
      readonly reading: Reading;
      /** How surely, against what else the words may say. */
      readonly score: number;
    }
  /** The words fit several answers. */
  | { readonly type: 'which'; readonly among: readonly number[]; readonly score: number }
  /** Not yet, at a check; "ok", at a parked step: all stays as it is. */
  | { readonly type: 'stay' }
  | { readonly type: 'person' }
  | { readonly type: 'nothing' };
