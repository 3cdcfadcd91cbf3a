import { hashEnd, hashStep } from '../text/hash.ts';

/** The longest context: at most this many letters before the one in question. */
const longestContext = 4;
const edge = 2;
const placeSalt = 0x3c6ef372;
const letterSalt = 0x5bd1e995;

/**
 * Visits the letters of a word with the contexts before each, the shortest first; the word's start and end count as
 * letters. Places and letters are hashes: no person's text is ever a key.
 *
 * @param visit is given a place and a letter; returns false to go on with the next letter
 * @param next is called after each letter
 */
export function eachPlace(
  word: string,
  visit: (place: number, letter: number) => boolean,
  next: () => void = () => {},
): void {
  for (let at = 0; at <= word.length; at++) {
    const unit = unitAt(word, at);
    let context = placeSalt;
    for (let size = 0; size <= longestContext && size <= at + 1; size++) {
      if (size > 0) context = hashStep(context, unitAt(word, at - size));
      const place = hashEnd(context);
      if (!visit(place, hashEnd(hashStep(hashStep(letterSalt, place), unit)))) break;
    }
    next();
  }
}

function unitAt(word: string, at: number): number {
  return at < 0 || at >= word.length ? edge : word.charCodeAt(at);
}
