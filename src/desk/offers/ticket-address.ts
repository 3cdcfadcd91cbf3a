import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { yesOrNoOf } from '../../flows/interpret/yes-or-no.ts';
import { type Draft, withHandoff, withNothingAsked, withReplies } from '../draft.ts';
import type { Incoming } from '../incoming.ts';
import { greetAgain } from '../intent/greet.ts';

/** The mail address to which a ticket's answer is sent as well; undefined if the message is about something else. */
export async function ticketAddress({ context, draft }: Incoming): Promise<Draft | undefined> {
  const { asked } = draft.state;
  const { text, tap, say, content } = context;
  if (asked?.type !== 'mail' || tap) return undefined;
  const handoff = await context.handoff(asked.handoff);
  if (!handoff?.ticket) return undefined;
  const prepared = prepareText(text, content.phrases);
  if (!text.includes('@')) {
    const isNo = prepared.words.length <= 3 && yesOrNoOf(prepared, content.phrases.hears) === 'no';
    return isNo ? greetAgain(context, withNothingAsked(draft), 'thanks') : undefined;
  }
  const [mail] = /[^\s<>"',;:()[\]]{1,64}@[^\s<>"',;:()[\]@]{1,190}\.[a-z]{2,24}/i.exec(text) ?? [];
  if (mail === undefined) return withReplies(draft, { kind: 'offer', text: say('ticket-mail-unclear') });
  const kept = withHandoff(withNothingAsked(draft), { ...handoff, ticket: { ...handoff.ticket, mail } }, 'updated');
  return withReplies(kept, { kind: 'say', text: say('ticket-mail-kept', { mail }) });
}
