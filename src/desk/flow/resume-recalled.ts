import type { Plan } from '../../domain/conversation/plan.ts';
import { standing } from '../../flows/position/plan-position.ts';
import type { Draft } from '../draft.ts';
import type { Moment } from '../turn-context.ts';
import type { Running } from './current-plan.ts';
import { playOn } from './play.ts';

/** Goes on with a plan whose steps were recalled at the nearest one there is now, with its fix if one was given. */
export function goOnAnew(moment: Moment, draft: Draft, running: Running): Promise<Draft> {
  const { closure } = running;
  const plan = beforeReturn(running);
  const { due } = standing(closure, plan);
  const manner = due.type === 'open' && due.phase === 'fix' ? 'on' : 'again';
  return playOn(moment, draft, closure, plan, { manner, lead: moment.say('recalled') });
}

/** Who has come back from a fix that was recalled gets the one that took its place. */
function beforeReturn({ plan, due }: Running): Plan {
  const trail = plan.trail.filter(({ path, reading }) => !(path === due.at.path && reading.type === 'returned'));
  return { ...plan, trail };
}
