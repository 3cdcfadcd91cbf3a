import { editDistance } from '../../domain/text/edit-distance.ts';

/** A word, prepared once so that it can be compared often. */
export type WordShape = {
  readonly letters: string;
  /** How many letters may differ in what is typed for it: none below five letters, one below nine, otherwise two. */
  readonly slack: 0 | 1 | 2;
  /** Whether it has digits, which must match exactly. */
  readonly hasDigit: boolean;
  /** A bit for each letter in it. Letters that share a bit only cost a comparison. */
  readonly mask: number;
};

/** Prepares a word. */
export function spellingOf(letters: string): WordShape {
  const hasDigit = /\d/.test(letters);
  let mask = 0;
  for (let at = 0; at < letters.length; at++) mask |= 1 << (letters.charCodeAt(at) & 31);
  return { letters, slack: hasDigit || letters.length < 5 ? 0 : letters.length < 9 ? 1 : 2, hasDigit, mask };
}

/** Whether a word is the wanted one, possibly misspelt: letters inserted, left out, changed or swapped. */
export function isSpelt(typed: WordShape, wanted: WordShape): boolean {
  if (typed.letters === wanted.letters) return true;
  const { slack } = wanted;
  if (slack === 0 || typed.hasDigit || Math.abs(typed.letters.length - wanted.letters.length) > slack) return false;
  return mayBeSpelt(typed.mask, wanted.mask, slack) && editDistance(typed.letters, wanted.letters, slack) !== undefined;
}

/** Whether a word may be the wanted one, by the masks alone: a slip removes at most one letter and adds at most one. */
export function mayBeSpelt(typed: number, wanted: number, slack: number): boolean {
  return !hasMore(typed ^ wanted, 2 * slack);
}

/**
 * Whether words may occur somewhere in a text, by the masks of their letters alone: each slip can account for one
 * letter that the text does not have.
 */
export function mayStandIn(text: number, wanted: number, slack: number): boolean {
  return !hasMore(wanted & ~text, slack);
}

/** Whether more than `most` bits are set. */
function hasMore(bits: number, most: number): boolean {
  let rest = bits;
  for (let left = most; left > 0 && rest !== 0; left--) rest &= rest - 1;
  return rest !== 0;
}
