/** Whom an erasure or an export at the agents' page is about. */
export type PersonScope = 'conversation' | 'person';

/** How much there is of the person of a handoff, to be told before it is exported or erased. */
export type PersonExtent = {
  /** Conversations that are theirs alone, this one among them. */
  readonly conversations: number;
  /** Conversations in which others spoke as well: they are neither exported nor erased with the person. */
  readonly shared: number;
};

/** What became of an erasure. `asked`: it is on record, and done as soon as it can be. */
export type ErasureAnswer =
  | { readonly type: 'asked' }
  | {
      readonly type: 'erased';
      readonly conversations: number;
      readonly files: number;
      /** Numbers by which other systems know their tickets. */
      readonly tickets: readonly string[];
      /** Other systems that have been sent something of it, which stays there. */
      readonly sentTo: readonly string[];
      /** Utterances that say what they said, `intents/wifi-not-working.yml:12`: whoever writes content looks at them. */
      readonly utterances: readonly string[];
    };
