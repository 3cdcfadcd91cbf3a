import type { EntryBody } from '../../domain/conversation/entry.ts';
import type { SaidWords } from '../../domain/conversation/person-records.ts';
import { maskText } from '../../domain/text/mask-text.ts';
import { hour } from '../../domain/time.ts';
import { usualOf } from '../conversations/usual.ts';
import type { Tables } from '../sql/tables.ts';

/** Everything that persons said in a log, from its rows. */
export function wordsOfLog(
  rows: readonly Pick<Tables['entries'], 'at' | 'by' | 'from' | 'body'>[],
  usual: string | null,
): readonly SaidWords[] {
  const usualName = usual === null ? undefined : nameIn(usualOf(usual).from);
  const bodies = rows.map(({ body }): EntryBody => JSON.parse(body));
  return rows.flatMap(({ at, by, from }, index) => {
    const parsed = bodies[index];
    if (by !== 'person' || parsed?.kind !== 'message' || parsed.text === '') return [];
    const name = (from ? nameIn(from) : undefined) ?? usualName;
    const masked = [maskText(parsed.text), ...(name === undefined ? [] : [maskText(parsed.text, [name])])];
    const answers = bodies.slice(index + 1, index + 1 + repliesAtMost);
    return [{ at, texts: [parsed.text, ...masked], isLost: isLostIn(answers) }];
  });
}

/** Entries after a message in which its replies are looked for: a turn says two or three things. */
const repliesAtMost = 5;

/** Whether the replies to a message, up to the next message, tell that it was not understood. */
function isLostIn(answers: readonly EntryBody[]): boolean {
  for (const body of answers) {
    if (body.kind === 'message') return false;
    if (body.kind === 'reply' && (body.reply.kind === 'apology' || body.reply.kind === 'offer')) return true;
  }
  return false;
}

/**
 * Of messages that were not understood, those that say what was said here. They know neither their person nor their
 * conversation, so they are found by their words and their hour: what another one said alike in that hour goes as well.
 */
export function saidHere<Kept extends { readonly at: number; readonly text: string }>(
  kept: readonly Kept[],
  said: readonly SaidWords[],
): readonly Kept[] {
  return kept.filter(({ at, text }) =>
    said.some((each) => each.at >= at && each.at - at <= hour && each.texts.some((words) => words.includes(text))),
  );
}

function nameIn(author: string | undefined): string | undefined {
  const { name }: { readonly name?: string } = author === undefined ? {} : JSON.parse(author);
  return name;
}
