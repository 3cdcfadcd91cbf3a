import { plainText } from '../domain/words.ts';

/** A word, or a sign that stands alone: punctuation, a symbol, an emoji. */
export type Token = { readonly text: string; readonly word: boolean };

const wordOrSign = /([\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*)|\S/gu;

/** The words and signs of a text's plain form, in order. Bounded: the plain form is cut before anything else. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of plainText(text).matchAll(wordOrSign)) {
    tokens.push({ text: match[0], word: match[1] !== undefined });
  }
  return tokens;
}
