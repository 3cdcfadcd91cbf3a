import { wordsOf } from '../domain/text/words.ts';

/** Whether a fix has one of the words (or runs of words) by which it is known that something is destroyed. */
export function isDestructive(fix: string | undefined, words: readonly string[]): boolean {
  if (fix === undefined) return false;
  const text = ` ${wordsOf(fix).join(' ')} `;
  return words.some((each) => text.includes(` ${wordsOf(each).join(' ')} `));
}
