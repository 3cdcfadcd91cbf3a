import { type Entry, wordsIn } from '../domain/conversation/entry.ts';
import type { SentFile } from '../domain/conversation/input.ts';
import { cutText } from '../domain/text/cut-text.ts';

/** The longest single text that is told, in UTF-16 units; the log keeps the whole of it. */
export const longestTold = 4000;

/** What an entry of a transcript says, as it is told to another system: files by their names alone. */
export function entryText({ body }: Entry): { readonly text: string; readonly files: readonly SentFile[] } {
  const { text, files } = wordsIn(body) ?? { text: '', files: [] };
  return { text: cutText(text, { most: longestTold }), files };
}
