import type { Closure } from '../../domain/flow.ts';
import type { Handoff, HandoffReason } from '../../domain/handoff.ts';
import type { Plan } from '../../domain/plan.ts';
import { ledgerOf } from '../../flows/ledger-of.ts';
import { runOn } from '../../flows/lines.ts';
import { type Draft, withRecord, withReplies, withState } from './draft.ts';
import type { Moment } from './moment.ts';

/** What was being played when a human was asked for. */
export type Played = { readonly closure: Closure; readonly plan: Plan };

/** The conversation waits for a human, who gets all that was tried; the person is told what happens next. */
export function handOff(moment: Moment, draft: Draft, reason: HandoffReason, played?: Played, lead?: string): Draft {
  const { conversation, input, content, now, say } = moment;
  const flow = played?.closure.flows[played.plan.flow];
  const handoff: Handoff = {
    id: `${input.id}.h`,
    conversation: conversation.id,
    state: 'requested',
    reason,
    team: flow?.team ?? content.desk.teams[0]?.id ?? 'desk',
    requestedAt: now,
    changedAt: now,
    channel: conversation.channel,
    ...(input.from && { person: input.from }),
    ...(played ? { problem: played.plan.opening, ledger: ledgerOf(played.closure, played.plan) } : problemOf(moment)),
  };
  const waiting = withState(
    { ...draft, handoffs: [...draft.handoffs, handoff], unset: [...draft.unset, 'quiet'] },
    { mode: 'waiting', handoff: { id: handoff.id, reason, acknowledged: false }, asked: undefined, lost: 0 },
  );
  const recorded = withRecord(waiting, 'handoff', { id: handoff.id, state: 'requested', reason });
  return withReplies(recorded, {
    kind: 'handoff',
    ...(flow && { flow: flow.id }),
    text: runOn(lead, say('person-coming')),
    choices: [{ label: say('button-bot'), pick: 'bot' }],
  });
}

/** Without a flow the person's own words are the problem, unless they were but the call for a human. */
function problemOf({ conversation, text }: Moment): { problem?: string } {
  const { asked } = conversation.state;
  if (asked?.type === 'intents' || asked?.type === 'digress') return { problem: asked.words };
  return text ? { problem: text } : {};
}
