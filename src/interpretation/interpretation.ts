import type { KindOf } from '../domain/content/acts.ts';

/** An act and what it is directed at. */
export type Aim =
  /** An answer of the open question, by its place; `unsure` is taken by every question. */
  | { readonly act: 'answer'; readonly answer: number | 'unsure' }
  /** What became of the open fix. */
  | { readonly act: 'report'; readonly kind: KindOf<'report'> }
  | { readonly act: 'ask'; readonly kind: KindOf<'ask'> }
  /**
   * An answer of another step, told unasked; `row` is a place in the context's `others`. Without it, an answer to
   * what was asked in between, which is not the open question.
   */
  | { readonly act: 'inform'; readonly row?: number }
  /** Takes an earlier answer back; `row` says which step's answer holds instead, where that was told. */
  | { readonly act: 'correct'; readonly kind: KindOf<'correct'>; readonly row?: number }
  | { readonly act: 'problem'; readonly intent: string; readonly step?: string }
  | { readonly act: 'wish'; readonly kind: KindOf<'wish'> }
  | { readonly act: 'social'; readonly kind: KindOf<'social'> }
  /** A kind of the act, or a name of the desk's own in `elsewhere.yml`. */
  | { readonly act: 'elsewhere'; readonly kind: string }
  | { readonly act: 'urgent'; readonly kind: KindOf<'urgent'> };

/** One thing that a message does. */
export type Performed = Aim & {
  /** How likely it is that the message does this, 0 to 1. */
  readonly share: number;
  /** The words of the message that speak for it, in its plain form. */
  readonly words: readonly string[];
  /** The clause that does it, by its place; -1 where the whole message does. */
  readonly clause: number;
};

/**
 * What to do about the deciding act: go by it, ask whether it was meant, or ask again in other words. Whichever costs
 * least by the ear's costs.
 */
export type HearingVerdict = 'heard' | 'confirm' | 'unheard';

/** How a message was read. */
export type Interpretation = {
  readonly verdict: HearingVerdict;
  /** The deciding act first, then the others in the order they were said. Empty where nothing was made out. */
  readonly acts: readonly Performed[];
  /** The answers that fit alike, by their places, where several do: "which of these do you mean?" */
  readonly among?: readonly number[];
  /** The clauses as they were told apart, in the message's plain form. */
  readonly clauses: readonly string[];
};
