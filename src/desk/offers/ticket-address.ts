import type { PendingQuestion } from '../../domain/conversation/conversation.ts';
import { prepareText } from '../../flows/interpret/interpret.ts';
import { yesOrNoOf } from '../../flows/interpret/interpret-answer.ts';
import { type Draft, withHandoff, withReplies, withState } from '../draft.ts';
import { greetAgain } from '../intent/greet.ts';
import type { TurnContext } from '../turn-context.ts';

/** Takes the address to which a ticket's answer goes as well; undefined if the message speaks of something else. */
export async function takeTicketAddress(
  context: TurnContext,
  draft: Draft,
  asked: Extract<PendingQuestion, { type: 'mail' }>,
): Promise<Draft | undefined> {
  const { text, say, content } = context;
  const handoff = await context.handoff(asked.handoff);
  if (!handoff?.ticket) return undefined;
  const listened = prepareText(text, content.phrases);
  if (!text.includes('@')) {
    const isNo = listened.words.length <= 3 && yesOrNoOf(listened, content.phrases.hears) === 'no';
    return isNo ? greetAgain(context, withState(draft, { asked: undefined }), 'thanks') : undefined;
  }
  const [mail] = /[^\s<>"',;:()[\]]{1,64}@[^\s<>"',;:()[\]@]{1,190}\.[a-z]{2,24}/i.exec(text) ?? [];
  if (mail === undefined) return withReplies(draft, { kind: 'offer', text: say('ticket-mail-unclear') });
  const kept = withHandoff(withState(draft, { asked: undefined }), { ...handoff, ticket: { ...handoff.ticket, mail } });
  return withReplies(kept, { kind: 'say', text: say('ticket-mail-kept', { mail }) });
}
