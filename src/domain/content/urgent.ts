import type { KindOf } from './acts.ts';
import type { Faq } from './flow.ts';

/** What is said in danger, in one language, with the numbers to call in it. */
export type Urgent = {
  /** The kinds by how much they matter, where a message holds several; the first matters most. */
  readonly order: readonly KindOf<'urgent'>[];
  readonly advice: Readonly<Record<KindOf<'urgent'>, UrgentAdvice>>;
  /** Each danger's own words, of which a clause that tells of it has one. Where none are listed, any words will do. */
  readonly words: Readonly<Record<KindOf<'urgent'>, readonly string[]>>;
  /** What people ask and tell after the advice on any danger to a person; those of its own kind come first. */
  readonly faq: readonly Faq[];
  /** Said after the advice: a colleague is called. */
  readonly colleague: string;
  /** Said instead where nobody can come. */
  readonly colleagueAway: string;
};

/**
 * What to do now, what is said of it the second time, and what is said to what people ask and tell afterwards ("should I
 * call 112?", "it's out now").
 */
export type UrgentAdvice = { readonly say: string; readonly again: string; readonly faq?: readonly Faq[] };
