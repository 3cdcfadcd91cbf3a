import type { FlowBundle } from '../../domain/content/flow.ts';
import type { Plan } from '../../domain/conversation/plan.ts';
import type { NewTimer } from '../../domain/conversation/timer.ts';
import type { Handoff, HandoffReason, Mover } from '../../domain/handoff/handoff.ts';
import { moveHandoff } from '../../domain/handoff/move-handoff.ts';
import type { Staffing } from '../../domain/handoff/staff.ts';
import { ledgerOf } from '../../flows/ledger-of.ts';
import { type Draft, withHandoff, withReplies, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';

/** What was being played when a human was asked for. */
export type FlowProgress = { readonly closure: FlowBundle; readonly plan: Plan };

/**
 * Hands the person over: somebody gets all that was tried, the person is told what happens next. With nobody there it
 * becomes a ticket at once, and the bot stays.
 */
export async function handOff(
  context: TurnContext,
  draft: Draft,
  reason: HandoffReason,
  played?: FlowProgress,
  lead?: string,
): Promise<Draft> {
  const { conversation, input, content, now } = context;
  const flow = played?.closure.flows[played.plan.flow];
  const team = flow?.team ?? content.desk.teams[0]?.id ?? 'desk';
  const by: Mover = { type: reason === 'asked' ? 'person' : 'bot' };
  const handoff: Handoff = {
    id: `${input.id}.h`,
    conversation: conversation.id,
    state: 'requested',
    reason,
    team,
    requestedAt: now,
    changedAt: now,
    channel: conversation.channel,
    history: [{ state: 'requested', at: now, by, why: reason }],
    ...(input.from && { person: input.from }),
    ...(played ? { problem: played.plan.opening, ledger: ledgerOf(played.closure, played.plan) } : problemOf(context)),
  };
  const staffing = await context.staff(team, now);
  return staffing.present
    ? queue(context, draft, handoff, staffing, lead)
    : makeTicket(context, withHandoff(draft, handoff), handoff, staffing.opens, lead);
}

function queue(
  { content, now, say }: TurnContext,
  draft: Draft,
  handoff: Handoff,
  { ahead, wait }: Staffing,
  lead: string | undefined,
): Draft {
  const waiting = withState(
    { ...withHandoff(draft, handoff), unset: ['silence'], timers: [claimTimer(content.desk.claimSeconds, now)] },
    {
      mode: 'waiting',
      handoff: { id: handoff.id, reason: handoff.reason, acknowledged: false },
      asked: undefined,
      lost: 0,
    },
  );
  const text = [
    lead,
    say('person-coming'),
    ahead > 0 ? say('person-place', { place: ahead + 1 }) : undefined,
    wait && say('person-wait', wait),
  ];
  return withReplies(waiting, {
    kind: 'handoff',
    ...(handoff.ledger && { flow: handoff.ledger.flow }),
    text: text.filter(Boolean).join(' '),
    choices: [{ label: say('button-bot'), pick: 'bot' }],
  });
}

/** Rings when nobody has claimed a handoff in time. */
export function claimTimer(seconds: number, now: number): NewTimer {
  return { kind: 'unclaimed', due: now + seconds * 1000 };
}

/** Nobody is there: all is written down, the person gets a number, and the bot is theirs again. */
export function makeTicket(
  { now, say }: TurnContext,
  draft: Draft,
  handoff: Handoff,
  opens: string | undefined,
  lead?: string,
): Draft {
  const moved = moveHandoff(handoff, { state: 'ticketed', at: now, by: { type: 'time' } });
  if (!moved) return draft;
  const number = handoff.id.replaceAll('-', '').slice(0, 8).toUpperCase();
  const ticketed = withState(
    { ...withHandoff(draft, { ...moved, ticket: { number } }), unset: ['silence', 'unclaimed'] },
    { mode: 'bot', handoff: undefined, asked: { type: 'mail', handoff: handoff.id }, lost: 0 },
  );
  const text = [
    lead,
    opens === undefined ? undefined : say('closed', { hours: opens }),
    say('ticket', { number }),
    say('ticket-mail'),
  ];
  return withReplies(ticketed, {
    kind: 'handoff',
    ...(handoff.ledger && { flow: handoff.ledger.flow }),
    text: text.filter(Boolean).join(' '),
  });
}

/** Without a flow the person's own words are the problem, unless they were but the call for a human. */
function problemOf({ conversation, text }: TurnContext): { problem?: string } {
  const { asked } = conversation.state;
  if (asked?.type === 'intents' || asked?.type === 'digress') return { problem: asked.words };
  return text ? { problem: text } : {};
}
