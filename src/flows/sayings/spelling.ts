import { editDistance } from '../../domain/text/edit-distance.ts';

/** A word, taken apart once so that it can be compared often. */
export type WordShape = {
  readonly letters: string;
  /** How many letters may differ in what is typed for it: none below five letters, one, from nine letters on two. */
  readonly slack: 0 | 1 | 2;
  /** Digits are taken as they are. */
  readonly hasDigit: boolean;
  /** A bit for each letter that is in it; letters that share a bit only cost a comparison. */
  readonly mask: number;
};

/** Takes a word's letters apart. */
export function spellingOf(letters: string): WordShape {
  const hasDigit = /\d/.test(letters);
  let mask = 0;
  for (let at = 0; at < letters.length; at++) mask |= 1 << (letters.charCodeAt(at) & 31);
  return { letters, slack: hasDigit || letters.length < 5 ? 0 : letters.length < 9 ? 1 : 2, hasDigit, mask };
}

/** Whether a word is the wanted one, perhaps misspelt: letters put in, left out, changed or swapped. */
export function isSpelt(typed: WordShape, wanted: WordShape): boolean {
  if (typed.letters === wanted.letters) return true;
  const { slack } = wanted;
  if (slack === 0 || typed.hasDigit || Math.abs(typed.letters.length - wanted.letters.length) > slack) return false;
  return mayBeSpelt(typed.mask, wanted.mask, slack) && editDistance(typed.letters, wanted.letters, slack) !== undefined;
}

/** Whether a word may be the wanted one, judged by the masks: a slip takes away one letter at most, and brings one. */
export function mayBeSpelt(typed: number, wanted: number, slack: number): boolean {
  return !hasMore(typed ^ wanted, 2 * slack);
}

/**
 * Whether words may stand somewhere in a text, judged by the masks of their letters: each slip can account for one
 * letter that the text does not have.
 */
export function mayStandIn(text: number, wanted: number, slack: number): boolean {
  return !hasMore(wanted & ~text, slack);
}

/** Whether more than so many bits are set. */
function hasMore(bits: number, most: number): boolean {
  let rest = bits;
  for (let left = most; left > 0 && rest !== 0; left--) rest &= rest - 1;
  return rest !== 0;
}
