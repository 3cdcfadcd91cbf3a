import type { FlowBundle } from '../../domain/content/flow.ts';
import type { Plan } from '../../domain/conversation/plan.ts';
import type { Scene } from '../../domain/ports/player.ts';
import { hour } from '../../domain/time.ts';
import { positionOf } from '../../flows/position/plan-position.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';

/** Plays the open plan's waterfall into the draft, keeps the plan with its content, and sets the timer for a silence. */
export async function playFlow(
  context: TurnContext,
  draft: Draft,
  closure: FlowBundle,
  plan: Plan,
  scene: Pick<Scene, 'manner' | 'lead' | 'withoutPath' | 'only'>,
): Promise<Draft> {
  const { content, player, conversation, now } = context;
  const replies = await player({
    closure,
    plan,
    phrases: content.phrases,
    said: conversation.state.said + draft.replies.length,
    ...scene,
  });
  const pins = [...draft.pins.filter(({ hash }) => hash !== closure.hash), closure];
  return keepWaiting(context, withReplies(withPlan({ ...draft, pins }, plan), ...replies), closure, plan, now);
}

/** The draft with the running episode's plan replaced. */
export function withPlan(draft: Draft, plan: Plan): Draft {
  const { episode } = draft.state;
  return episode ? withState(draft, { episode: { ...episode, plan } }) : draft;
}

/** Silence at a check means solved sooner than silence at a question means gone. */
function keepWaiting({ content }: TurnContext, draft: Draft, closure: FlowBundle, plan: Plan, now: number): Draft {
  const { due } = positionOf(closure, plan);
  const atCheck = due.type === 'open' && (due.phase === 'check' || (due.phase === 'fix' && !due.at.step.parks));
  const hours = atCheck ? content.desk.assumeHours : content.desk.abandonHours;
  return { ...draft, timers: [...draft.timers, { kind: 'silence', due: now + hours * hour }] };
}
