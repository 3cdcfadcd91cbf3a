import type { KindOf } from '../../domain/content/acts.ts';
import type { Owner } from '../../domain/conversation/owner.ts';
import { choiceOf } from '../../domain/conversation/pick.ts';
import { commandOf } from '../../flows/interpret/command-of.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import { askAgain } from '../flow/ask-again.ts';
import { currentPlan, isRecalled } from '../flow/current-plan.ts';
import { recall } from '../flow/recall.ts';
import { anothersHandoff, tellWhose } from '../group/anothers-episode.ts';
import type { Incoming } from '../incoming.ts';
import type { Heard } from '../listening/hear.ts';
import { dangerNamed, ofThings } from '../questions/answer-in-danger.ts';
import type { TurnContext } from '../turn-context.ts';
import { withdrawHandoff } from './withdraw.ts';

/**
 * A message while the person waits for a human: kept for the agent and acknowledged once. They may go back to the
 * bot, which then goes on where it was.
 */
export async function whileWaiting(incoming: Incoming): Promise<Draft | undefined> {
  const { context, draft } = incoming;
  const { owner } = draft.state;
  if (owner.type !== 'waiting') return undefined;
  const { tap, content, say } = context;
  const command = tap ? undefined : commandOf(context.text, content.phrases);
  if (tap?.pick?.type === 'bot' || command === 'bot' || wantsBot(incoming.heard()))
    return (await anothersRequest(context, owner.handoff)) ?? withdraw(context, draft, owner.handoff);
  const anothers = await anothersHandoff(incoming, owner.handoff);
  if (anothers) return anothers;
  const acknowledged = withState(draft, { owner: { ...owner, acknowledged: true } });
  const text = await answerWhileWaiting(context, incoming.heard(), owner, draft.state.danger);
  return withReplies(acknowledged, {
    kind: 'notice',
    text,
    choices: [choiceOf(say('button-bot'), { type: 'bot' })],
  });
}

/** In a group nobody takes back what another has asked for: they are told whose it is. */
async function anothersRequest(context: TurnContext, handoff: string): Promise<Draft | undefined> {
  const { conversation, input } = context;
  const asked = conversation.group ? (await context.handoff(handoff))?.person : undefined;
  return asked && asked.id !== input.from?.id ? tellWhose(context, asked) : undefined;
}

/** Minimum share of wanting the bot back before the place in the queue is given up. */
const sureOfBot = 0.8;

function wantsBot(heard: Heard | undefined): boolean {
  const [act] = heard?.interpretation.acts ?? [];
  return act?.act === 'wish' && act.kind === 'bot' && act.share >= sureOfBot;
}

type Waiting = Extract<Owner, { type: 'waiting' }>;

/** Tells somebody who waits and asks what is known; anything else is noted for the colleague. */
async function answerWhileWaiting(
  context: TurnContext,
  heard: Heard | undefined,
  { acknowledged, handoff }: Waiting,
  danger: string | undefined,
): Promise<string> {
  const { say } = context;
  const act = heard?.interpretation.acts.find(({ act }) => act === 'ask' || act === 'social');
  if (act?.act === 'ask' && (act.kind === 'status' || act.kind === 'how-long' || act.kind === 'are-you-a-bot'))
    return statusWhileWaiting(context, handoff, act.kind !== 'how-long');
  const wish = heard?.interpretation.acts[0];
  if (wish?.act === 'wish' && wish.kind === 'person' && danger !== undefined)
    return statusWhileWaiting(context, handoff, true);
  const kind = dangerNamed(danger);
  const isThanks = act?.act === 'social' && act.kind === 'thanks';
  if (kind && !ofThings.includes(kind) && !isThanks) return notedInDanger(context, kind);
  if (!acknowledged) return say('person-waiting');
  return isThanks ? say('social-thanks') : say('person-noted');
}

/** What to do now once more, for words that nobody foresaw; where that was said a moment ago, that they are passed on. */
function notedInDanger({ say, content: { urgent }, conversation }: TurnContext, kind: KindOf<'urgent'>): string {
  const again = urgent?.advice[kind].again;
  return again === undefined || conversation.state.lastSaid?.includes(again) ? say('person-noted') : again;
}

/** The place in the queue, and how long others waited lately; first that the bot is there, if it was called. */
async function statusWhileWaiting(
  { say, staff, handoff, now, conversation }: TurnContext,
  id: string,
  isCalled: boolean,
): Promise<string> {
  const waiting = await handoff(id);
  if (!waiting) return say('status-again');
  const { ahead, wait } = await staff(waiting.team, now);
  const place = Math.max(1, ahead);
  const where = place > 1 ? say('status-place', { place }) : say('status-place-first');
  if (conversation.state.lastSaid?.some((text) => text.includes(where))) return say('status-again');
  const long = wait ? say('status-wait', wait) : say('status-wait-unknown');
  const number = waiting.ticket ? [say('status-ticket-number', { number: waiting.ticket.number })] : [];
  return [...(isCalled ? [say('status-here')] : []), ...number, where, long].join(' ');
}

async function withdraw(context: TurnContext, draft: Draft, handoff: string): Promise<Draft> {
  const back = withState(draft, { owner: { type: 'bot' }, asked: undefined });
  const withdrawn = withdrawHandoff(context, back, await context.handoff(handoff));
  const said = withReplies(withdrawn, { kind: 'notice', text: context.say('person-withdrawn') });
  if (isRecalled(context.content, said.state)) return recall(context, said);
  return askAgain(context, said, await currentPlan(context, back.state));
}
