import { tokensOf } from '../text/tokens.ts';

/** Fewer words are a slip rather than another language. */
const fewestWords = 4;

/** The script that stands in for one that nobody can read: the syllables of Yi, of which Unicode has 1165 from here on. */
const script = { from: 0xa000, size: 1165 };

/**
 * A text as it looks to who knows one of its words: the longest is left, which is often a name, and all others are
 * written in a script that no desk has. Undefined if it has fewer than four words.
 */
export function veiled(text: string): string | undefined {
  const words = tokensOf(text).flatMap((token) => (token.word ? token.text : []));
  if (words.length < fewestWords) return undefined;
  const longest = words.reduce((most, word) => (word.length > most.length ? word : most), '');
  const strange = (letter: string) => String.fromCharCode(script.from + (letter.charCodeAt(0) % script.size));
  return words.map((word) => (word === longest ? word : Array.from(word, strange).join(''))).join(' ');
}
