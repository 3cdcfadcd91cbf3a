import type { Content } from '../../domain/content.ts';
import type { ConversationState } from '../../domain/conversation.ts';
import type { Plan } from '../../domain/plan.ts';
import { runOn } from '../../flows/lines.ts';
import { standing } from '../../flows/standing.ts';
import { type Draft, withReplies, withState } from './draft.ts';
import { endEpisode } from './end-episode.ts';
import type { Moment } from './moment.ts';
import { playOn } from './play-on.ts';
import { type Running, runningPlan } from './running.ts';

/** Whether the running steps have been recalled. */
export function isRecalled({ desk }: Content, { episode }: ConversationState): boolean {
  return episode !== undefined && desk.retired.includes(episode.plan.closure);
}

/**
 * The running steps have been recalled: says so, and goes on at the nearest step of the content of now, with its fix
 * if one was given. If there is none, a person is offered.
 */
export async function recall(moment: Moment, draft: Draft): Promise<Draft> {
  const { say } = moment;
  const { mode, episode } = draft.state;
  if (mode !== 'bot' || !episode || !isRecalled(moment.content, draft.state)) return draft;
  const calm = withState(draft, { asked: undefined, lost: 0 });
  const running = await runningPlan(moment, draft.state);
  if (running) {
    const { closure, plan } = beforeReturn(running);
    const { due } = standing(closure, plan);
    const manner = due.type === 'open' && due.phase === 'fix' ? 'on' : 'again';
    return playOn(moment, calm, closure, plan, { manner, lead: say('recalled') });
  }
  const said = withReplies(calm, {
    kind: 'apology',
    text: runOn(say('recalled'), say('person-offer')),
    choices: [{ label: say('button-person'), pick: 'person' }],
  });
  const ended = await endEpisode(moment, said, episode.plan, 'abandoned');
  return ended.state.episode ? ended : withState(ended, { asked: { type: 'person' } });
}

/** Who has come back from a fix that was recalled gets the one that took its place. */
function beforeReturn({ closure, plan, due }: Running): { closure: Running['closure']; plan: Plan } {
  const trail = plan.trail.filter(({ path, reading }) => !(path === due.at.path && reading.type === 'returned'));
  return { closure, plan: { ...plan, trail } };
}
