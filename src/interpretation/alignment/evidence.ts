/** What speaks for a yes or a no. */
export type EvidenceKind =
  /** A yes or a no in front. */
  | 'opener'
  /** A yes or a no at the end of what led up to it: "…, so yes". */
  | 'closer'
  /** "That is right." */
  | 'affirming'
  /** A number against the question's own. */
  | 'bound'
  /** Something or nothing is there. */
  | 'amount'
  /** Always, sometimes, only. */
  | 'frequency'
  /** "It needs its lid." */
  | 'needing'
  /** The question's words, said again, denied, or by their opposites. */
  | 'aligned'
  /** "It does." */
  | 'elliptic'
  /** All is well, or not. */
  | 'valence';

/** A yes (1) or a no (−1). */
export type Polarity = 1 | -1;

/** Something in a reply that speaks for a yes or a no to a question. */
export type Evidence = {
  readonly kind: EvidenceKind;
  readonly turn: Polarity;
  /** 0 to 1; how fully it was found. */
  readonly strength: number;
  readonly words: readonly string[];
  /** The sentence it stands in. */
  readonly sentence: number;
};

/** The turn the other way, where it has to be turned. */
export function turnedIf(isTurned: boolean, turn: Polarity): Polarity {
  return isTurned ? (turn === 1 ? -1 : 1) : turn;
}
