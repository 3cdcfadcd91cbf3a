import { hashEnd, hashStep } from '../text/hash.ts';

/** Letters before the one whose chance is asked, at most. */
const longestContext = 4;
const edge = 2;
const placeSalt = 0x3c6ef372;
const letterSalt = 0x5bd1e995;

/**
 * Goes through the letters of a word and the contexts before each, the shortest first; the word's edges are letters
 * too. Places and letters in their places are hashes: no text of a person is ever a key.
 *
 * @param visit is told place and letter; says false to go on with the next letter
 * @param next is told that a letter is done
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
