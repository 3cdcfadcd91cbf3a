import type { Handoff } from '../../domain/handoff/handoff.ts';
import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { findSaying } from '../../flows/sayings/find-saying.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import { askAgain } from '../flow/ask-again.ts';
import { currentPlan } from '../flow/current-plan.ts';
import type { Incoming } from '../incoming.ts';
import { followVerdict } from '../intent/follow-verdict.ts';
import { readOpening } from '../intent/read-opening.ts';
import type { TurnContext } from '../turn-context.ts';
import { withdrawHandoff } from './withdraw.ts';

/**
 * "What? Nobody's in danger. My Wi-Fi is dead": apologises for an alarm that was none and goes on with the problem.
 * Whoever was called because of it is no longer waited for; an agent who has the conversation is left to it, and so is
 * whoever the person asked for before the alarm.
 */
export async function alarmTakenBack({ context, draft }: Incoming): Promise<Draft | undefined> {
  const { owner, danger, asked } = draft.state;
  if (danger === undefined || owner.type === 'agent' || context.tap || !deniesDanger(context)) return undefined;
  const handoff = owner.type === 'waiting' ? await context.handoff(owner.handoff) : undefined;
  if (handoff && isAnothers(context, handoff)) return undefined;
  const calm = withReplies(withState(draft, { danger: undefined }), {
    kind: 'say',
    text: context.say('urgent-taken-back'),
  });
  if (handoff && handoff.reason !== 'danger') return calm;
  const withdrawn = handoff ? withdrawHandoff(context, calm, handoff) : calm;
  const back = withState(withdrawn, { owner: { type: 'bot' }, asked: undefined });
  const current = await currentPlan(context, back.state);
  if (current) return askAgain(context, back, current);
  const told = readOpening(context);
  const before = asked?.type === 'danger' ? asked.words : handoff?.problem;
  if (told.verdict.type === 'sure' || before === undefined) return followVerdict(context, back, told);
  const first = { ...context, text: before };
  return followVerdict(first, back, readOpening(first), before);
}

/** Whether words say, anywhere among them, that there is no danger. */
function deniesDanger({ text, content: { phrases } }: TurnContext): boolean {
  const prepared = prepareText(text, phrases);
  return phrases.hears['no-danger'].some((saying) => findSaying(prepared, saying)?.negated === false);
}

/** In a group nobody takes back what another has asked for. */
function isAnothers({ conversation, input }: TurnContext, { person }: Handoff): boolean {
  return conversation.group !== undefined && person !== undefined && person.id !== input.from?.id;
}
