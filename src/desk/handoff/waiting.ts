import { moveHandoff } from '../../domain/handoff/move-handoff.ts';
import { commandOf } from '../command.ts';
import { type Draft, withHandoff, withReplies, withState } from '../draft.ts';
import { askAgain } from '../flow/ask-again.ts';
import { isRecalled, runningPlan } from '../flow/current-plan.ts';
import { recall } from '../flow/recall.ts';
import type { Moment } from '../turn-context.ts';

/**
 * A message while the person waits for a human: kept for the agent and acknowledged once. They may go back to the
 * bot, which then goes on where it was.
 */
export async function waitForHuman(moment: Moment, draft: Draft): Promise<Draft> {
  const { input, text, content, say } = moment;
  const tap = input.body.type === 'message' ? input.body.tap : undefined;
  const command = tap ? undefined : commandOf(text, content.phrases);
  if (tap?.pick === 'bot' || command === 'bot') return withdraw(moment, draft);
  const { handoff } = draft.state;
  if (handoff?.acknowledged && command !== 'help' && command !== 'person' && !tap) return draft;
  const acknowledged = withState(draft, { handoff: handoff && { ...handoff, acknowledged: true } });
  return withReplies(acknowledged, {
    kind: 'notice',
    text: say('person-waiting'),
    choices: [{ label: say('button-bot'), pick: 'bot' }],
  });
}

async function withdraw(moment: Moment, draft: Draft): Promise<Draft> {
  const { handoff } = draft.state;
  const back = withState(draft, { mode: 'bot', handoff: undefined, asked: undefined });
  const stored = handoff && (await moment.handoff(handoff.id));
  const moved = stored && moveHandoff(stored, { state: 'withdrawn', at: moment.now, by: { type: 'person' } });
  const withdrawn = { ...(moved ? withHandoff(back, moved) : back), unset: ['claim'] };
  const said = withReplies(withdrawn, { kind: 'notice', text: moment.say('person-withdrawn') });
  if (isRecalled(moment.content, said.state)) return recall(moment, said);
  return askAgain(moment, said, await runningPlan(moment, back.state));
}
