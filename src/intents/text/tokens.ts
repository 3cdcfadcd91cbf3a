import { plainText } from '../../domain/text/words.ts';
import type { WordForm } from './word-form.ts';

/** A word, or a single sign: punctuation, a symbol, an emoji. */
export type Token = { readonly text: string; readonly word: boolean };

/** Of scripts without spaces between words each letter is a word: else a whole message would be a single one. */
const wordOrSign =
  /([\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]|[[\p{L}\p{M}\p{N}]--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]]+(?:'[\p{L}\p{M}]+)*)|\S/gv;

/** Three or more of the same letter: `hiiii`, `sooo`. */
export const drawnOut = /(\p{L})\1{2,}/gu;

/**
 * The words and signs of a text's plain form, in order; a letter repeated three times or more is reduced to one. The
 * plain form is truncated first, so the work is bounded.
 */
export function tokensOf(text: string, form?: WordForm): readonly Token[] {
  const tokens: Token[] = [];
  const plain = plainText(text).replace(drawnOut, '$1');
  for (const match of (form ? form.fold(plain) : plain).matchAll(wordOrSign)) {
    tokens.push({ text: match[0], word: match[1] !== undefined });
  }
  return tokens;
}
