/** An intent and how much of the belief it has; the shares of a ranking sum to 1. */
type Share = { readonly intent: string; readonly share: number };

/** Intents by share, highest first. */
export type Ranking = readonly Share[];

/** What is made of a ranking: one intent, two or three to choose from, or none. */
export type Verdict =
  | { readonly type: 'sure'; readonly intent: string; readonly step?: string }
  | { readonly type: 'torn'; readonly between: readonly string[] }
  | { readonly type: 'lost' };

/**
 * What was made of a message, for those who watch the desk, never with a word of it: of one said where something is asked
 * whether it was heard, had to be confirmed, or was not; of one that names a problem the verdict on it.
 */
export type Verdicts = { readonly reply?: 'heard' | 'confirm' | 'unheard'; readonly opening?: Verdict['type'] };

/** A message understood as far as it can be. */
export type Understanding = { readonly verdict: Verdict; readonly ranking: Ranking };
