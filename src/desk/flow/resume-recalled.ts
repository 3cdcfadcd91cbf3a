import type { Plan } from '../../domain/conversation/plan.ts';
import { positionOf } from '../../flows/position/plan-position.ts';
import type { Draft } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import type { CurrentPlan } from './current-plan.ts';
import { playFlow } from './play.ts';

/** Goes on with a plan whose steps were recalled at the nearest one there is now, with its fix if one was given. */
export function resumeRecalled(context: TurnContext, draft: Draft, running: CurrentPlan): Promise<Draft> {
  const { closure } = running;
  const plan = beforeReturn(running);
  const { due } = positionOf(closure, plan);
  const manner = due.type === 'open' && due.phase === 'fix' ? 'on' : 'again';
  return playFlow(context, draft, closure, plan, { manner, lead: context.say('recalled') });
}

/** Who has come back from a fix that was recalled gets the one that took its place. */
function beforeReturn({ plan, due }: CurrentPlan): Plan {
  const trail = plan.trail.filter(({ path, reading }) => !(path === due.at.path && reading.type === 'returned'));
  return { ...plan, trail };
}
