import { choiceOf } from '../../domain/conversation/pick.ts';
import { moveHandoff } from '../../domain/handoff/move-handoff.ts';
import { commandOf } from '../commands.ts';
import { type Draft, withHandoff, withReplies, withState } from '../draft.ts';
import { askAgain } from '../flow/ask-again.ts';
import { currentPlan, isRecalled } from '../flow/current-plan.ts';
import { recall } from '../flow/recall.ts';
import type { Incoming } from '../incoming.ts';
import type { TurnContext } from '../turn-context.ts';

/**
 * A message while the person waits for a human: kept for the agent and acknowledged once. They may go back to the
 * bot, which then goes on where it was.
 */
export async function whileWaiting({ context, draft }: Incoming): Promise<Draft | undefined> {
  const { owner } = draft.state;
  if (owner.type !== 'waiting') return undefined;
  const { text, tap, content, say } = context;
  const command = tap ? undefined : commandOf(text, content.phrases);
  if (tap?.pick?.type === 'bot' || command === 'bot') return withdraw(context, draft, owner.handoff);
  if (owner.acknowledged && command !== 'help' && command !== 'person' && !tap) return draft;
  const acknowledged = withState(draft, { owner: { ...owner, acknowledged: true } });
  return withReplies(acknowledged, {
    kind: 'notice',
    text: say('person-waiting'),
    choices: [choiceOf(say('button-bot'), { type: 'bot' })],
  });
}

async function withdraw(context: TurnContext, draft: Draft, handoff: string): Promise<Draft> {
  const back = withState(draft, { owner: { type: 'bot' }, asked: undefined });
  const stored = await context.handoff(handoff);
  const moved = stored && moveHandoff(stored, { state: 'withdrawn', at: context.now, by: { type: 'person' } });
  const withdrawn: Draft = { ...(moved ? withHandoff(back, moved) : back), unset: ['unclaimed'] };
  const said = withReplies(withdrawn, { kind: 'notice', text: context.say('person-withdrawn') });
  if (isRecalled(context.content, said.state)) return recall(context, said);
  return askAgain(context, said, await currentPlan(context, back.state));
}
