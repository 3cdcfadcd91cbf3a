import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { isSaying } from '../../flows/sayings/find-saying.ts';
import { type Draft, withReplies } from '../draft.ts';
import type { Incoming } from '../incoming.ts';
import { askWhat } from './offer-again.ts';

/** A mere yes or no where nothing is open names no problem. */
export function bareReply({ context, draft, current }: Incoming): Draft | undefined {
  const { text, content, say, tap } = context;
  if (current || tap) return undefined;
  const prepared = prepareText(text, content.phrases);
  const is = (key: 'yes' | 'no') => content.phrases.hears[key].some((saying) => isSaying(prepared, saying));
  if (is('yes')) return askWhat(context, draft);
  return is('no') ? withReplies(draft, { kind: 'say', text: say('outside-no') }) : undefined;
}
