import type { FlowBundle } from '../../domain/content/flow.ts';
import { pinnedBundle } from '../../domain/content/spoken-content.ts';
import type { Plan } from '../../domain/conversation/plan.ts';
import type { Scene } from '../../domain/ports/player.ts';
import { hour } from '../../domain/time.ts';
import { positionOf } from '../../flows/position/plan-position.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';

/** Plays the open plan's waterfall into the draft, keeps the plan with its content, and sets the timer for silence. */
export async function playFlow(
  context: TurnContext,
  draft: Draft,
  bundle: FlowBundle,
  plan: Plan,
  scene: Pick<Scene, 'manner' | 'lead' | 'withoutPath' | 'only'>,
): Promise<Draft> {
  const { content, player, conversation, now } = context;
  const replies = await player({
    bundle,
    plan,
    phrases: content.phrases,
    said: conversation.state.said + draft.replies.length,
    ...scene,
  });
  const pins = [...draft.pins.filter(({ hash }) => hash !== bundle.hash), pinnedBundle(bundle)];
  return keepWaiting(context, withReplies(withPlan({ ...draft, pins }, plan), ...replies), bundle, plan, now);
}

/** Replaces the plan of the open episode. */
export function withPlan(draft: Draft, plan: Plan): Draft {
  const { episode } = draft.state;
  return episode ? withState(draft, { episode: { ...episode, plan } }) : draft;
}

/** Sets the timer for silence: at a check it soon means solved, at a question only later that the person is gone. */
function keepWaiting({ content }: TurnContext, draft: Draft, bundle: FlowBundle, plan: Plan, now: number): Draft {
  const { due } = positionOf(bundle, plan);
  const atCheck = due.type === 'open' && (due.phase === 'check' || (due.phase === 'fix' && !due.at.step.parks));
  const hours = atCheck ? content.desk.assumeHours : content.desk.abandonHours;
  return { ...draft, timers: [...draft.timers, { kind: 'silence', due: now + hours * hour }] };
}
