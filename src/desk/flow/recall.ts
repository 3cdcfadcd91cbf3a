import { runOn } from '../../flows/replies/join-paragraphs.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { currentPlan, isRecalled } from './current-plan.ts';
import { endEpisode } from './end.ts';
import { resumeRecalled } from './resume-recalled.ts';

/**
 * The running steps have been recalled: says so, and goes on at the nearest step of the content of now, with its fix
 * if one was given. If there is none, a person is offered.
 */
export async function recall(context: TurnContext, draft: Draft): Promise<Draft> {
  const { say } = context;
  const { mode, episode } = draft.state;
  if (mode !== 'bot' || !episode || !isRecalled(context.content, draft.state)) return draft;
  const calm = withState(draft, { asked: undefined, lost: 0 });
  const running = await currentPlan(context, draft.state);
  if (running) return resumeRecalled(context, calm, running);
  const said = withReplies(calm, {
    kind: 'apology',
    text: runOn(say('recalled'), say('person-offer')),
    choices: [{ label: say('button-person'), pick: 'person' }],
  });
  const ended = await endEpisode(context, said, episode.plan, 'abandoned');
  return ended.state.episode ? ended : withState(ended, { asked: { type: 'person' } });
}
