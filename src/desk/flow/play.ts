import type { FlowBundle } from '../../domain/content/flow.ts';
import { pinnedBundle } from '../../domain/content/spoken-content.ts';
import type { Plan } from '../../domain/conversation/plan.ts';
import type { Scene } from '../../domain/ports/player.ts';
import { hour } from '../../domain/time.ts';
import { positionOf } from '../../flows/position/plan-position.ts';
import { type Draft, withoutTimers, withReplies, withState, withTimer } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { followUpDue, isAtCheck } from './silence/follow-up-due.ts';

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

/**
 * Sets the timers for silence: at a fix, or at its check, it is soon asked how that went; at a check it then means solved,
 * at a question only later that the person is gone.
 */
function keepWaiting(context: TurnContext, draft: Draft, bundle: FlowBundle, plan: Plan, now: number): Draft {
  const { desk } = context.content;
  const { due } = positionOf(bundle, plan);
  const hours = due.type === 'open' && isAtCheck(due, plan) ? desk.assumeHours : desk.abandonHours;
  const silent = withTimer(draft, 'silence', now + hours * hour);
  const followUp = due.type === 'open' ? followUpDue(context, due, plan, now) : undefined;
  return followUp === undefined ? withoutTimers(silent, 'follow-up') : withTimer(silent, 'follow-up', followUp);
}
