import type { AgentMove, AgentName, InputBody } from '../../domain/conversation/input.ts';
import { openHandoff } from '../../domain/conversation/owner.ts';
import { choiceOf } from '../../domain/conversation/pick.ts';
import type { Handoff, HandoffState, Mover } from '../../domain/handoff/handoff.ts';
import { keptLabels } from '../../domain/handoff/labels.ts';
import { moveHandoff } from '../../domain/handoff/move-handoff.ts';
import { present } from '../../domain/present.ts';
import {
  type Draft,
  withHandoff,
  withoutTimers,
  withRecord,
  withRecordForAgents,
  withRefusal,
  withReplies,
  withState,
  withTimer,
} from '../draft.ts';
import { askAgain } from '../flow/ask-again.ts';
import { currentPlan, isRecalled } from '../flow/current-plan.ts';
import { recall } from '../flow/recall.ts';
import { resumeAtStep } from '../flow/resume-at-step.ts';
import { askForRating } from '../offers/rating.ts';
import type { TurnContext } from '../turn-context.ts';
import { mailReply } from './mail.ts';
import { claimDue } from './request.ts';
import { returnToBot } from './return-to-bot.ts';
import { handOverOf, noteHandOver } from './send-files.ts';
import { closeTicket } from './ticket.ts';

type Says = Extract<InputBody, { type: 'agent-says' }>;

/** An agent's words: relayed if the agent has the conversation, else refused on record. */
export async function relayAgentWords(
  context: TurnContext,
  draft: Draft,
  { handoff, text, files }: Says,
): Promise<Draft> {
  const { owner } = draft.state;
  const { from } = context.input;
  if (owner.type !== 'agent' || owner.handoff !== handoff || !from || owner.agent !== from.id)
    return withRefusal(draft, 'not-yours');
  const handOver = handOverOf(context, files ?? []);
  const relayed = withReplies(draft, present({ kind: 'agent', text, agent: from, files, handOver }));
  const noted = handOver ? noteHandOver(context, relayed, handOver.way, files ?? []) : relayed;
  return mailReply(context, noted, handoff, relayed.replies.length);
}

type Notes = Extract<InputBody, { type: 'agent-notes' }>;

/** A note for colleagues, put on record beside whatever goes on; refused once the handoff is over. */
export async function keepNote(
  context: TurnContext,
  draft: Draft,
  { handoff: id, text, mentions }: Notes,
): Promise<Draft> {
  const handoff = await context.handoff(id);
  if (!handoff || handoff.state === 'closed' || handoff.state === 'withdrawn') return withRefusal(draft, 'over');
  return withRecordForAgents(draft, { type: 'note', handoff: id, text, mentions });
}

/** An agent's move; one that the handoff does not allow is refused on record. Of two who claim at once, one wins. */
export async function moveByAgent(context: TurnContext, draft: Draft, id: string, made: AgentMove): Promise<Draft> {
  const handoff = await context.handoff(id);
  if (!handoff) return withRefusal(draft, 'over');
  if (made.type === 'label') return label(draft, handoff, made.labels);
  const isOver = handoff.state === 'closed';
  switch (made.type) {
    case 'claim':
      return give(context, draft, handoff);
    case 'reopen':
      return isOver ? give(context, draft, handoff, moverOf(context)) : withRefusal(draft, 'taken');
    case 'assign':
      return isOver ? withRefusal(draft, 'over') : give(context, draft, handoff, made.to);
    case 'take-over':
      if (isOver) return withRefusal(draft, 'over');
      return give(context, draft, handoff, moverOf(context), made.why);
    default:
      return moveOwn(context, draft, handoff, made);
  }
}

/** Labels are for agents alone: nothing else changes, and no other system is told. */
function label(draft: Draft, handoff: Handoff, given: readonly string[]): Draft {
  const labels = keptLabels(given);
  const { labels: _, ...rest } = handoff;
  const labelled = { ...draft, handoffs: [...draft.handoffs, labels.length > 0 ? { ...rest, labels } : rest] };
  return withRecord(labelled, { type: 'labelled', handoff: handoff.id, labels });
}

/**
 * An agent gets the conversation: whoever moves it, as long as nobody has it, or the one that is named, whoever has it.
 * The person is told once who is there now.
 */
function give(context: TurnContext, draft: Draft, handoff: Handoff, named?: Mover | AgentName, why?: string): Draft {
  const { say, now } = context;
  const by = moverOf(context);
  const to = named && 'id' in named ? { id: named.id, name: named.name } : undefined;
  const claimed = moveHandoff(handoff, present({ state: 'claimed', at: now, by, to, why }));
  const agent = claimed?.agent;
  if (!agent) return withRefusal(draft, handoff.state === 'claimed' ? 'taken' : 'over');
  const open = openHandoff(draft.state.owner);
  if (open !== undefined && open !== handoff.id) return withRefusal(draft, 'another-open', open);
  const owned = withState(withoutTimers(withHandoff(draft, claimed), 'silence', 'follow-up', 'unclaimed'), {
    owner: { type: 'agent', handoff: handoff.id, agent: agent.id },
    asked: undefined,
  });
  return withReplies(owned, {
    kind: 'notice',
    text: say(handoff.state === 'claimed' ? 'person-passed' : 'person-joined', { agent: agent.name }),
    joined: agent.name,
  });
}

async function moveOwn(
  context: TurnContext,
  draft: Draft,
  handoff: Handoff,
  made: Exclude<AgentMove, { type: 'claim' | 'assign' | 'take-over' | 'reopen' | 'label' }>,
): Promise<Draft> {
  const { say, content, now, input } = context;
  const by = moverOf(context);
  if (made.type === 'close' && handoff.state === 'ticketed' && by.type === 'agent')
    return closeTicket(context, draft, handoff, by, made.note);
  const isOwn = input.from === undefined ? input.by === 'backend' : handoff.agent?.id === input.from.id;
  if (openHandoff(draft.state.owner) !== handoff.id || !isOwn) return withRefusal(draft, 'not-yours');
  const to = (state: HandoffState, why?: string): Handoff | undefined =>
    moveHandoff(handoff, present({ state, at: now, by, why }));
  const leaving = by.type === 'agent' ? { left: by.name } : {};
  switch (made.type) {
    case 'release':
    case 'transfer': {
      const released = to('released', made.type === 'transfer' ? `to ${made.team}` : made.why);
      if (!released) return withRefusal(draft, 'over');
      const team = made.type === 'transfer' ? made.team : released.team;
      const queued = withState(
        withTimer(withHandoff(draft, { ...released, team }), 'unclaimed', claimDue(content.desk, now)),
        { owner: { type: 'waiting', handoff: handoff.id, acknowledged: false } },
      );
      const name = content.desk.teams.find(({ id }) => id === team)?.name ?? team;
      const text = made.type === 'transfer' ? say('person-moved', { team: name }) : say('person-lost');
      return withReplies(queued, {
        kind: 'notice',
        text,
        ...leaving,
        choices: [choiceOf(say('button-bot'), { type: 'bot' })],
      });
    }
    case 'close': {
      const closed = to('closed', made.note);
      if (!closed) return withRefusal(draft, 'over');
      return askForRating(
        context,
        returnToBot(context, withHandoff(draft, closed)),
        handoff.id,
        undefined,
        leaving.left,
      );
    }
    case 'hand-back': {
      const closed = to('closed', 'handed back to the bot');
      if (!closed) return withRefusal(draft, 'over');
      const back = withState(withHandoff(draft, closed), { owner: { type: 'bot' }, asked: undefined });
      const name = by.type === 'agent' ? by.name : '';
      const said = withReplies(back, { kind: 'notice', text: say('person-back', { agent: name }), ...leaving });
      if (made.step !== undefined) return resumeAtStep(context, said, made.step, handoff);
      if (isRecalled(context.content, back.state)) return recall(context, said);
      return askAgain(context, said, await currentPlan(context, back.state));
    }
  }
}

function moverOf({ input }: TurnContext): Mover {
  const { by, from } = input;
  return by === 'agent' && from ? { type: 'agent', id: from.id, name: from.name ?? from.id } : { type: 'time' };
}
