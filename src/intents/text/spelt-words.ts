import { tokensOf } from './tokens.ts';

/** A text's words; what holds a digit tells nothing of a language. */
export function speltWords(text: string): readonly string[] {
  return tokensOf(text).flatMap((token) => (token.word && !/\d/.test(token.text) ? token.text : []));
}
