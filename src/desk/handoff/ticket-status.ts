import type { Handoff } from '../../domain/handoff/handoff.ts';
import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { isExactly } from '../../flows/sayings/is-exactly.ts';
import { type Draft, withReplies } from '../draft.ts';
import type { Incoming } from '../incoming.ts';
import type { TurnContext } from '../turn-context.ts';

/**
 * Somebody who has a ticket asks how it stands, in whatever words: the number, since when, and what comes next. It is
 * said beside what is open. Undefined for all other messages, and for who has no ticket.
 */
export async function ticketStatus(incoming: Incoming): Promise<Draft | undefined> {
  const { context, draft } = incoming;
  const { ticket, ticketed } = draft.state;
  if (ticket === undefined || ticketed === undefined || context.tap || !asksForTicket(incoming)) return undefined;
  const handoff = await context.handoff(ticketed);
  if (!handoff) return undefined;
  const text = await statusOf(context, handoff, ticket);
  return { ...withReplies(draft, { kind: 'say', text }), aside: true };
}

function asksForTicket({ context, heard }: Incoming): boolean {
  const { text, content } = context;
  if (isExactly(prepareText(text, content.phrases), content.phrases.hears.ticket)) return true;
  const acts = heard()?.interpretation.acts ?? [];
  // "Yes, it's on. Any news?" answers what is open as well, and others see to that.
  return acts.length > 0 && acts.every(({ act, ...each }) => act === 'ask' && 'kind' in each && each.kind === 'status');
}

async function statusOf(
  { say, content, language, now, staff, sendsMail, conversation, input }: TurnContext,
  { state, requestedAt, changedAt, team, ticket, person }: Handoff,
  number: string,
): Promise<string> {
  const { timeZone } = content.desk;
  const written = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  if (state === 'closed' || state === 'withdrawn')
    return say('status-ticket-closed', { number, time: written.format(changedAt) });
  const { opens } = await staff(team, now, language);
  // In a group an address is told to nobody but whose it is.
  const isTheirs = !conversation.group || person?.id === input.from?.id;
  return [
    say('status-ticket', { number, time: written.format(requestedAt) }),
    isTheirs && sendsMail && ticket?.mail !== undefined ? say('status-ticket-mail', { mail: ticket.mail }) : undefined,
    opens === undefined ? undefined : say('closed', { hours: opens }),
  ]
    .filter(Boolean)
    .join(' ');
}
