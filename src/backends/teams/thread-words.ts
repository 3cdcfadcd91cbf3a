import type { Entry } from '../../domain/conversation/entry.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import { cutText } from '../../domain/text/cut-text.ts';
import { entryText } from '../entry-text.ts';
import { personNameOf } from './card-status.ts';
import { short } from './card-texts.ts';

/** The longest text that one message of a thread carries. */
const longest = 12_000;

/** What a person or an agent elsewhere said, as the thread shows it: plain text, files by name with a link. */
export function threadWords(entry: Entry, handoff: Handoff, linkTo: (file: string) => string): string {
  const { text, files } = entryText(entry);
  const who =
    entry.by === 'person' ? personNameOf(handoff) : `(agents' page) ${short(entry.from?.name ?? 'Agent', 60)}`;
  const named = files.map(
    ({ id, name, type, bytes }) =>
      `[${short(name, 200)}, ${short(type, 100)}, ${Math.ceil(bytes / 1024)} KB] ${linkTo(id)}`,
  );
  return cutText(`${who}: ${[text, ...named].filter(Boolean).join('\n')}`, { most: longest });
}
