import type { Entry } from '../domain/conversation/entry.ts';
import type { SentFile } from '../domain/conversation/input.ts';
import { cutText } from '../domain/text/cut-text.ts';

/** What an entry of a transcript says, as it is told to another system: files by their names alone. */
export function entryText({ body }: Entry): { readonly text: string; readonly files: readonly SentFile[] } {
  if (body.kind === 'event') return { text: '', files: [] };
  const { text, files = [] } = body.kind === 'reply' ? body.reply : body;
  return { text: cutText(text), files };
}
