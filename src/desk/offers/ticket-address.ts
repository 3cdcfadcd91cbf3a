import { recordId } from '../../domain/conversation/entry-ids.ts';
import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { yesOrNoOf } from '../../flows/interpret/yes-or-no.ts';
import { type Draft, withHandoff, withNothingAsked, withReplies, withState } from '../draft.ts';
import type { Incoming } from '../incoming.ts';
import { greetAgain } from '../intent/greet.ts';

const address = /[^\s<>"',;:()[\]]{1,64}@[^\s<>"',;:()[\]@]{1,190}\.[a-z]{2,24}/i;

/**
 * The mail address to which a ticket's answer is sent as well: the answer to the question for one, or typed later and
 * nothing else. Where no mail can be sent, whoever types one is told so. Undefined if the message is about something else.
 */
export async function ticketAddress({ context, draft }: Incoming): Promise<Draft | undefined> {
  const { asked, ticketed } = draft.state;
  const { text, tap, say, content, sendsMail } = context;
  if (tap) return undefined;
  const [mail] = address.exec(text) ?? [];
  const isAlone = mail !== undefined && text.replace(/[<>.,;!]/g, '') === mail.replaceAll('.', '');
  const id = asked?.type === 'mail' ? asked.handoff : isAlone ? ticketed : undefined;
  const handoff = id === undefined ? undefined : await context.handoff(id);
  if (!handoff?.ticket) return undefined;
  // In a group nobody has the answer to another's ticket sent to themselves.
  if (context.conversation.group && handoff.person && handoff.person.id !== context.input.from?.id) return undefined;
  const settled = asked?.type === 'mail' ? withNothingAsked(draft) : draft;
  if (!sendsMail)
    return mail === undefined ? undefined : withReplies(settled, { kind: 'say', text: say('ticket-mail-off') });
  const prepared = prepareText(text, content.phrases);
  if (!text.includes('@')) {
    const isNo = prepared.words.length <= 3 && yesOrNoOf(prepared, content.phrases.hears) === 'no';
    return isNo ? greetAgain(context, settled, 'thanks') : undefined;
  }
  if (mail === undefined) return withReplies(draft, { kind: 'offer', text: say('ticket-mail-unclear') });
  const kept = withHandoff(settled, { ...handoff, ticket: { ...handoff.ticket, mail } }, 'updated');
  const mailed = { handoff: handoff.id, entry: recordId(context.input.id, kept.records.length) };
  return withReplies(withState(kept, { mailed }), { kind: 'say', text: say('ticket-mail-kept', { mail }) });
}
