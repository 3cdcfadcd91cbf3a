import { longestText, wordsOf } from '../domain/text/words.ts';
import { type Draft, withReplies } from './draft.ts';
import { apologise, askAgain } from './flow/ask-again.ts';
import type { Incoming } from './incoming.ts';

/** No words, or far too many: says so, and asks what is open again. */
export function unreadableText({
  context,
  draft,
  current,
  exact,
  heard,
}: Incoming): Promise<Draft> | Draft | undefined {
  const { text, say } = context;
  const saying = wordsOf(text).length === 0 ? 'no-words' : text.length > longestText ? 'too-long' : undefined;
  if (!saying) return undefined;
  // A thumb is no word, and says yes.
  if (saying === 'no-words' && current && (exact || heard()?.interpretation.verdict === 'heard')) return undefined;
  if (!current) return apologise(context, draft, saying);
  return askAgain(context, withReplies(draft, { kind: 'apology', text: say(saying) }), current);
}
