/** An intent and how much of the belief it has; the shares of a ranking sum to 1. */
type Share = { readonly intent: string; readonly share: number };

/** Intents by share, highest first. */
export type Ranking = readonly Share[];

/** What is made of a ranking: one intent, two or three to choose from, or none. */
export type Verdict =
  | { readonly type: 'sure'; readonly intent: string; readonly step?: string }
  | { readonly type: 'torn'; readonly between: readonly string[] }
  | { readonly type: 'lost' };

/** A message understood as far as it can be. */
export type Understanding = { readonly verdict: Verdict; readonly ranking: Ranking };
