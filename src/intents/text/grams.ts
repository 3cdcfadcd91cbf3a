import { hashEnd, hashStep, hashText } from './hash.ts';
import type { Token } from './tokens.ts';
import type { WordForm } from './word-form.ts';

/**
 * The features of a text as 32-bit hashes, with repeats, one list per block. Hashes rather than strings: no person's
 * text is ever a key, nothing is allocated per gram, and the vocabulary fits typed arrays. Among 60 000 grams about one
 * pair collides in two vocabularies, which has no measurable effect. In a language with stems, words are replaced by
 * their stems.
 */
export type Grams = {
  /** Words and signs, singly and in pairs; the text's start and end count as words. */
  readonly words: Int32Array;
  /** Runs of characters inside each word; the word's start and end count as characters. */
  readonly chars: Int32Array;
};

const wordSalt = 0x1b873593;
const pairSalt = 0x2c1b3c6d;
const charSalt = 0x297a2d39;
const edge = hashText(wordSalt, '\u0002');
const before = 2;
const after = 3;

/** How many characters the shortest and the longest runs have. */
export type RunLengths = { readonly shortest: number; readonly longest: number };

const usualRuns: RunLengths = { shortest: 2, longest: 5 };

/** The grams of a text's tokens. */
export function gramsOf(tokens: readonly Token[], form?: WordForm, runs: RunLengths = usualRuns): Grams {
  return { words: wordGrams(tokens, form), chars: charGrams(tokens, runs) };
}

const none = new Int32Array(0);

/** The words block alone. */
export function wordGrams(tokens: readonly Token[], form?: WordForm): Int32Array {
  if (tokens.length === 0) return none;
  const grams = new Int32Array(2 * tokens.length + 1);
  let last = edge;
  let at = 0;
  for (const token of tokens) {
    const hash = hashText(wordSalt, form && token.word ? form.stem(token.text) : token.text);
    grams[at++] = hash;
    grams[at++] = pairOf(last, hash);
    last = hash;
  }
  grams[at] = pairOf(last, edge);
  return grams;
}

function pairOf(first: number, second: number): number {
  return hashEnd(hashStep(hashStep(pairSalt, first), second));
}

function charGrams(tokens: readonly Token[], { shortest, longest }: RunLengths): Int32Array {
  let room = 0;
  for (const token of tokens) if (token.word) room += (token.text.length + 2) * (longest - shortest + 1);
  const grams = new Int32Array(room);
  let count = 0;
  for (const token of tokens) {
    if (!token.word) continue;
    const end = token.text.length + 2;
    for (let from = 0; from + shortest <= end; from++) {
      let hash = charSalt;
      for (let size = 1; size <= longest && from + size <= end; size++) {
        hash = hashStep(hash, unitAt(token.text, from + size - 1));
        if (size >= shortest) grams[count++] = hashEnd(hash);
      }
    }
  }
  return grams.subarray(0, count);
}

function unitAt(word: string, at: number): number {
  if (at === 0) return before;
  return at > word.length ? after : word.charCodeAt(at - 1);
}
