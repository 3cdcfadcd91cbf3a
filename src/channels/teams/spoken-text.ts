import { asObject } from '../../domain/json.ts';
import { present } from '../../domain/present.ts';
import { cutText } from '../../domain/text/cut-text.ts';
import { wordsInMarkup } from '../../domain/text/words-in-markup.ts';
import type { WireActivity } from '../activity-shape.ts';
import { withoutMentions } from './mentions.ts';

/** What somebody said, and the words they said it to where they quoted some. */
export type SaidInActivity = { readonly text: string; readonly quote?: string };

/** The longest part of a quote that is kept: whose words they are knows the whole of them. */
const longestQuote = 500;

/**
 * What a person said in an activity: without the bot's name, without what they reply to, and without markup. Somebody
 * who only set their words as a quotation has said them.
 */
export function spokenText(activity: WireActivity): SaidInActivity {
  const written = activity.text ?? '';
  const html = htmlOf(activity);
  // Where Teams marks what is replied to in its markup alone, the text has it among the words.
  const from = written.trim() === '' || html.search(replyMark) >= 0 ? html || written : written;
  const isMarkup = from !== written || activity.textFormat?.toLowerCase() === 'xml';
  const wordsOf = (text: string): string => wordsInMarkup(text, isMarkup).toWellFormed().trim();
  const named = withoutMentions(activity, from);
  const quoted = takenOut(named, /<quoted\b[^<>]{0,400}>/gi, '</quoted>');
  const replied = takenOut(quoted.rest, replyMark, '</blockquote>');
  const setOff = takenOut(replied.rest, /<blockquote\b[^<>]{0,400}>/gi, '</blockquote>');
  const words = wordsOf(setOff.rest.replace(/^(?:\s*(?:>|&gt;)[^\n]*\n)+/, '')) || wordsOf(replied.rest);
  const taken = [...quoted.taken, ...replied.taken, ...setOff.taken].map(wordsOf);
  const quote = quoteTold(activity) ?? taken.find((each) => each !== '');
  return present({
    text: words,
    quote: quote === undefined || quote === words ? undefined : cutText(quote, { most: longestQuote }),
  });
}

/** The beginning of what a reply of Teams replies to. */
const replyMark = /<blockquote\b[^<>]{0,400}schema\.skype\.com\/reply[^<>]{0,400}>/gi;

type TakenOut = { readonly rest: string; readonly taken: readonly string[] };

/** A text without what stands between each opening tag and the next closing one. */
function takenOut(text: string, opening: RegExp, closing: string): TakenOut {
  const taken: string[] = [];
  const kept: string[] = [];
  const lower = text.toLowerCase();
  let from = 0;
  for (const { index, 0: tag } of text.matchAll(opening)) {
    if (index < from) continue;
    const begin = index + tag.length;
    const end = tag.endsWith('/>') ? begin : lower.indexOf(closing, begin);
    if (end < 0) break;
    kept.push(text.slice(from, index));
    taken.push(text.slice(begin, end));
    from = end === begin && tag.endsWith('/>') ? end : end + closing.length;
  }
  return { rest: [...kept, text.slice(from)].join('\n'), taken };
}

/** What a client says in so many words of the message that is replied to. */
function quoteTold({ entities = [], attachments = [] }: WireActivity): string | undefined {
  const told = [
    ...entities.map(({ type, quotedReply }) => (type === 'quotedReply' ? asObject(quotedReply)?.preview : undefined)),
    ...attachments.map(({ contentType, content }) =>
      contentType === 'messageReference' ? asObject(objectIn(content))?.messagePreview : undefined,
    ),
  ];
  const preview = told.find((each) => typeof each === 'string' && each.trim() !== '');
  return typeof preview === 'string' ? wordsInMarkup(preview).trim() : undefined;
}

/** An attachment's content may be JSON in a text. */
function objectIn(content: unknown): unknown {
  if (typeof content !== 'string') return content;
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

/** The message as Teams draws it, which comes beside its text. */
function htmlOf({ attachments = [] }: WireActivity): string {
  const html = attachments.find(({ contentType }) => contentType === 'text/html')?.content;
  return typeof html === 'string' ? html : '';
}
