import type { Closure } from '../../domain/content/flow.ts';
import type { Plan } from '../../domain/conversation/plan.ts';
import type { Scene } from '../../domain/ports/player.ts';
import { standing } from '../../flows/position/plan-position.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import type { Moment } from '../turn-context.ts';

const hour = 3_600_000;

/** Plays the open plan's waterfall into the draft, keeps the plan with its content, and sets the timer for a silence. */
export async function playOn(
  moment: Moment,
  draft: Draft,
  closure: Closure,
  plan: Plan,
  scene: Pick<Scene, 'manner' | 'lead' | 'withoutPath' | 'only'>,
): Promise<Draft> {
  const { content, player, conversation, now } = moment;
  const replies = await player({
    closure,
    plan,
    phrases: content.phrases,
    said: conversation.state.said + draft.replies.length,
    ...scene,
  });
  const pins = [...draft.pins.filter(({ hash }) => hash !== closure.hash), closure];
  return keepWaiting(moment, withReplies(withPlan({ ...draft, pins }, plan), ...replies), closure, plan, now);
}

/** The draft with the running episode's plan replaced. */
export function withPlan(draft: Draft, plan: Plan): Draft {
  const { episode } = draft.state;
  return episode ? withState(draft, { episode: { ...episode, plan } }) : draft;
}

/** Silence at a check means solved sooner than silence at a question means gone. */
function keepWaiting({ content }: Moment, draft: Draft, closure: Closure, plan: Plan, now: number): Draft {
  const { due } = standing(closure, plan);
  const atCheck = due.type === 'open' && (due.phase === 'check' || (due.phase === 'fix' && !due.at.step.parks));
  const hours = atCheck ? content.desk.assumeHours : content.desk.abandonHours;
  return { ...draft, timers: [...draft.timers, { kind: 'quiet', due: now + hours * hour }] };
}
