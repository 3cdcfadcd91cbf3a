import { learnSpelling, type SpellingModel, wordCorrector } from '../../intents/text/correct-spelling.ts';
import { hashText } from '../../intents/text/hash.ts';
import { tokensOf } from '../../intents/text/tokens.ts';
import { lookupOf } from '../../intents/vectors/lookup.ts';

/**
 * What slips of the keyboard are told by: the words that a desk's content is written in, and hashes of the language's
 * other words that look like a slip and are none ("boats" beside "boots").
 */
export type SlipModel = { readonly spelling: SpellingModel; readonly others: Int32Array };

/** A word below five letters has too many neighbours to be a slip of one of them. */
const shortest = 5;

/** The first letter is seldom typed wrong: "Kleider" are no slip of "leider". */
function correcting(spelling: SpellingModel): (word: string) => string {
  const correct = wordCorrector(spelling, shortest);
  return (word) => {
    const corrected = correct(word);
    return corrected[0] === word[0] ? corrected : word;
  };
}

/** Longer words seldom differ from another by one letter only. */
const longestAlike = 8;

const salt = 0x51ed270b;

/**
 * Learns what slips are told by.
 *
 * @param texts everything that content says or expects to hear
 * @param dictionary other words of the language; without one, every unknown word may be a slip
 */
export function learnSlips(texts: readonly string[], dictionary: Iterable<string>): SlipModel {
  const spelling = learnSpelling(texts.map((text) => tokensOf(text)));
  const correct = correcting(spelling);
  const others = new Set<number>();
  for (const word of dictionary)
    if (word.length <= longestAlike && correct(word) !== word) others.add(hashText(salt, word));
  return { spelling, others: Int32Array.from(others) };
}

/** Sets right the words of a text that are no words: "workign" is "working". */
export function correctingSlips({ spelling, others }: SlipModel): (word: string) => string {
  const correct = correcting(spelling);
  const known = lookupOf(others);
  return (word) => {
    const corrected = correct(word);
    return corrected !== word && known(hashText(salt, word)) >= 0 ? word : corrected;
  };
}
