import type { Plan } from '../../domain/conversation/plan.ts';
import { positionOf } from '../../flows/position/plan-position.ts';
import type { Draft } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import type { CurrentPlan } from './current-plan.ts';
import { playFlow } from './play.ts';

/** Goes on with a plan whose content was recalled, at the nearest step there is now, with its fix if one was given. */
export function resumeRecalled(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> {
  const { bundle } = current;
  const plan = beforeReturn(current);
  const { due } = positionOf(bundle, plan);
  const manner = due.type === 'open' && due.phase === 'fix' ? 'on' : 'again';
  return playFlow(context, draft, bundle, plan, { manner, lead: context.say('recalled') });
}

/** A person who has come back from a recalled fix gets the one that took its place. */
function beforeReturn({ plan, open }: CurrentPlan): Plan {
  const trail = plan.trail.filter(({ path, reading }) => !(path === open.at.path && reading.type === 'returned'));
  return { ...plan, trail };
}
