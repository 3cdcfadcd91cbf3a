import type { Desk, Team } from '../../domain/content/desk.ts';
import type { FlowBundle } from '../../domain/content/flow.ts';
import { pinnedBundle } from '../../domain/content/spoken-content.ts';
import { choiceOf } from '../../domain/conversation/pick.ts';
import type { Plan } from '../../domain/conversation/plan.ts';
import type { Handoff, HandoffReason, Mover } from '../../domain/handoff/handoff.ts';
import type { Staffing } from '../../domain/handoff/staff.ts';
import { present } from '../../domain/present.ts';
import { ledgerOf } from '../../flows/ledger-of.ts';
import { type Draft, withHandoff, withoutTimers, withReplies, withState, withTimer } from '../draft.ts';
import { isSameLanguage } from '../intent/language-names.ts';
import type { TurnContext } from '../turn-context.ts';
import { visitorOf } from '../visit/note-visit.ts';
import { makeTicket } from './ticket.ts';

/** What was being played when a human was asked for. */
export type FlowProgress = { readonly bundle: FlowBundle; readonly plan: Plan };

/**
 * Hands the person over: a team gets all that was tried, and the person is told what happens next. If nobody is there,
 * it becomes a ticket at once, and the bot stays.
 */
export async function handOff(
  context: TurnContext,
  draft: Draft,
  reason: HandoffReason,
  played?: FlowProgress,
  lead?: string,
): Promise<Draft> {
  const { conversation, input, content, now } = context;
  const flow = played?.bundle.flows[played.plan.flow];
  const team = teamFor(content.desk, flow?.team, context.language);
  const by: Mover = { type: reason === 'asked' ? 'person' : 'bot' };
  const handoff: Handoff = present({
    id: `${input.id}.h`,
    conversation: conversation.id,
    state: 'requested',
    reason,
    team,
    requestedAt: now,
    changedAt: now,
    channel: conversation.channel,
    language: Object.keys(content.languages).length > 0 ? context.language : undefined,
    history: [{ state: 'requested', at: now, by, why: reason }],
    person: visitorOf(input.from, conversation.state.visit),
    visit: conversation.state.visit,
    ...(played
      ? { problem: played.plan.opening, ledger: ledgerOf(pinnedBundle(played.bundle), played.plan) }
      : problemOf(context)),
  });
  const staffing = await context.staff(team, now, context.language);
  return staffing.present
    ? queue(context, draft, handoff, staffing, lead)
    : makeTicket(context, withHandoff(draft, handoff), handoff, { opens: staffing.opens, lead });
}

/** The team that takes over: the flow's or the first, unless it does not speak the person's language and another does. */
function teamFor({ teams }: Desk, wanted: string | undefined, language: string): string {
  const usual = teams.find(({ id }) => id === wanted) ?? teams[0];
  const speaks = ({ languages }: Team) => languages?.some((each) => isSameLanguage(each, language));
  const named = usual?.languages && !speaks(usual) ? teams.find(speaks) : undefined;
  return (named ?? usual)?.id ?? wanted ?? 'desk';
}

function queue(
  { content, now, say }: TurnContext,
  draft: Draft,
  handoff: Handoff,
  { ahead, wait }: Staffing,
  lead: string | undefined,
): Draft {
  const waiting = withState(
    withTimer(
      withoutTimers(withHandoff(draft, handoff), 'silence', 'follow-up'),
      'unclaimed',
      claimDue(content.desk, now),
    ),
    {
      owner: { type: 'waiting', handoff: handoff.id, acknowledged: false },
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
  return withReplies(
    waiting,
    present({
      kind: 'handoff',
      flow: handoff.ledger?.flow,
      text: text.filter(Boolean).join(' '),
      choices: [choiceOf(say('button-bot'), { type: 'bot' })],
    }),
  );
}

/** When a handoff should have been claimed by, ms since 1970. */
export function claimDue({ claimSeconds }: Desk, now: number): number {
  return now + claimSeconds * 1000;
}

/** Nobody has claimed a handoff in time: it is announced once more; the second time, it becomes a ticket. */
export async function claimTimeout(context: TurnContext, draft: Draft): Promise<Draft> {
  const { content, now, say } = context;
  const { owner } = draft.state;
  if (owner.type !== 'waiting') return draft;
  const handoff = await context.handoff(owner.handoff);
  if (!handoff) return draft;
  const { opens } = await context.staff(handoff.team, now, context.language);
  if ((owner.unclaimed ?? 0) >= 1) return makeTicket(context, draft, handoff, { opens });
  const again = withState(withTimer(draft, 'unclaimed', claimDue(content.desk, now)), {
    owner: { ...owner, unclaimed: 1 },
  });
  const told = withHandoff(again, { ...handoff, announcedAgainAt: now }, 'unclaimed');
  return withReplies(told, {
    kind: 'notice',
    text: say('person-still'),
    choices: [choiceOf(say('button-bot'), { type: 'bot' })],
  });
}

/** Without a flow, the problem is what the person wrote; while topics are on offer, what they were offered for. */
function problemOf({ conversation, text }: TurnContext): { problem?: string } {
  const { asked } = conversation.state;
  if (asked?.type === 'intents' || asked?.type === 'digress') return { problem: asked.words };
  return text ? { problem: text } : {};
}
