import { recordId } from '../../domain/conversation/entry-ids.ts';
import { choiceOf } from '../../domain/conversation/pick.ts';
import type { Plan } from '../../domain/conversation/plan.ts';
import type { Handoff, Mover } from '../../domain/handoff/handoff.ts';
import { moveHandoff } from '../../domain/handoff/move-handoff.ts';
import { present } from '../../domain/present.ts';
import { type Draft, withHandoff, withoutTimers, withRefusal, withReplies, withState } from '../draft.ts';
import { askAgain } from '../flow/ask-again.ts';
import { currentPlan } from '../flow/current-plan.ts';
import { askForRating } from '../offers/rating.ts';
import type { TurnContext } from '../turn-context.ts';
import { mailReply } from './mail.ts';
import { returnToBot } from './return-to-bot.ts';

/** What is known when a ticket is made. */
type TicketParts = {
  /** When people are there again; undefined while they should be. */
  readonly opens: string | undefined;
  /** Said before everything else. */
  readonly lead?: string | undefined;
  /** Where the answer goes by mail, if that is known. */
  readonly mail?: string | undefined;
};

/** Nobody is there: all is written down, the person gets a number, and the bot has the conversation again. */
export function makeTicket(
  { now, say, sendsMail, input }: TurnContext,
  draft: Draft,
  handoff: Handoff,
  { opens, lead, mail: known }: TicketParts,
): Draft {
  const moved = moveHandoff(handoff, { state: 'ticketed', at: now, by: { type: 'time' } });
  if (!moved) return draft;
  const number = handoff.id.replaceAll('-', '').slice(0, 8).toUpperCase();
  // Who has proven their address need not be asked for it.
  const proven = handoff.person?.proven ? handoff.person.mail : undefined;
  const mail = sendsMail ? (known ?? proven) : undefined;
  const isAsked = sendsMail && mail === undefined;
  const recorded = withHandoff(draft, { ...moved, ticket: present({ number, mail }) });
  const ticketed = withState(withoutTimers(recorded, 'silence', 'follow-up', 'unclaimed'), {
    owner: { type: 'bot' },
    asked: isAsked ? { type: 'mail', handoff: handoff.id } : undefined,
    ticket: number,
    ticketed: handoff.id,
    // Their own copy is sent with the ticket, and answers follow it.
    ...(mail !== undefined && {
      mailed: { handoff: handoff.id, entry: recordId(input.id, recorded.records.length) },
    }),
    lost: 0,
  });
  const text = [
    lead,
    opens === undefined ? undefined : say('closed', { hours: opens }),
    say('ticket', { number }),
    isAsked ? say('ticket-mail') : undefined,
    mail === undefined ? undefined : say('ticket-mail-kept', { mail }),
  ];
  return withReplies(
    ticketed,
    present({
      kind: 'handoff',
      flow: handoff.ledger?.flow,
      text: text.filter(Boolean).join(' '),
    }),
  );
}

/**
 * An agent closes a ticket that nobody has claimed: it was answered elsewhere, or needs no answer. The person is told
 * once, wherever they are by now and by mail as well, and asked for a rating only if nothing else is open with them.
 */
export async function closeTicket(
  context: TurnContext,
  draft: Draft,
  handoff: Handoff,
  by: Mover & { readonly type: 'agent' },
  why: string | undefined,
): Promise<Draft> {
  const { say, now } = context;
  const closed = moveHandoff(handoff, present({ state: 'closed', at: now, by, why }));
  if (!closed) return withRefusal(draft, 'over');
  const recorded = withHandoff(draft, { ...closed, agent: { id: by.id, name: by.name } });
  const told = say('ticket-closed', { number: handoff.ticket?.number ?? '' });
  const shown = await tellClosed(context, recorded, handoff, told);
  return mailReply(context, shown, handoff.id, draft.replies.length + 1);
}

async function tellClosed(context: TurnContext, draft: Draft, handoff: Handoff, told: string): Promise<Draft> {
  const { owner, asked } = draft.state;
  if (owner.type !== 'bot') {
    const choices = owner.type === 'waiting' ? { choices: [choiceOf(context.say('button-bot'), { type: 'bot' })] } : {};
    return withReplies(draft, { kind: 'notice', text: told, ...choices });
  }
  const current = await currentPlan(context, draft.state);
  const isFree = asked === undefined || ['mail', 'rating', 'more'].includes(asked.type);
  if (isFree && (!current || isOver(current.plan, handoff)))
    return askForRating(context, returnToBot(context, draft), handoff.id, told);
  return askAgain(context, withReplies(draft, { kind: 'notice', text: told }), current);
}

/** Whether the plan is the one that led to the ticket, and has not moved since. */
function isOver({ beganAt, trail }: Plan, { requestedAt }: Handoff): boolean {
  return beganAt <= requestedAt && trail.every(({ at }) => at <= requestedAt);
}
