import { choiceOf } from '../../domain/conversation/pick.ts';
import { commandOf } from '../../flows/interpret/command-of.ts';
import { runOn } from '../../flows/replies/join-paragraphs.ts';
import { type Draft, withCleanSlate, withReplies, withState } from '../draft.ts';
import type { Incoming } from '../incoming.ts';
import type { TurnContext } from '../turn-context.ts';
import { askAgain } from './ask-again.ts';
import { currentPlan, isRecalled } from './current-plan.ts';
import { endEpisode } from './end.ts';
import { resumeRecalled } from './resume-recalled.ts';

/** A message in a flow whose content was recalled; undefined if the person leaves the flow anyway. */
export function recalledFlow({ context, draft }: Incoming): Promise<Draft> | undefined {
  return isRecalled(context.content, draft.state) && !leavesFlow(context) ? recall(context, draft) : undefined;
}

/**
 * A message in a flow whose content was lost; undefined if the person leaves the flow anyway. What they were asked is
 * not known any more, so their words answer nothing, and the nearest question is asked.
 */
export function lostContent({ context, draft, current }: Incoming): Promise<Draft> | Draft | undefined {
  if (!current?.rewritten || leavesFlow(context)) return undefined;
  return askAgain(context, draft, current, context.say('content-gone'));
}

/** Whether the person wants a human, or to start over. */
function leavesFlow({ tap, text, content }: TurnContext): boolean {
  if (tap) return tap.pick?.type === 'person';
  const command = commandOf(text, content.phrases);
  return command === 'person' || command === 'start-over';
}

/**
 * The open flow's content has been recalled: says so, and goes on at the nearest step of the content in force, with its
 * fix if one was given. If there is none, a person is offered.
 */
export async function recall(context: TurnContext, draft: Draft): Promise<Draft> {
  const { say } = context;
  const { owner, episode } = draft.state;
  if (owner.type !== 'bot' || !episode || !isRecalled(context.content, draft.state)) return draft;
  const calm = withCleanSlate(draft);
  const current = await currentPlan(context, draft.state);
  if (current) return resumeRecalled(context, calm, current);
  const said = withReplies(calm, {
    kind: 'apology',
    text: runOn(say('recalled'), say('person-offer')),
    choices: [choiceOf(say('button-person'), { type: 'person' })],
  });
  const ended = await endEpisode(context, said, episode.plan, 'abandoned');
  return ended.state.episode ? ended : withState(ended, { asked: { type: 'person' } });
}
