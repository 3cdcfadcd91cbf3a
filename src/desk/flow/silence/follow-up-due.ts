import { nextWithin } from '../../../domain/content/opening-hours.ts';
import type { Plan } from '../../../domain/conversation/plan.ts';
import { minute } from '../../../domain/time.ts';
import type { OpenStep } from '../../../flows/position/walk-flow.ts';
import type { TurnContext } from '../../turn-context.ts';

/** Whether a fix takes the phone away and it has been asked how it went: nobody has said that they are back from it. */
export function isTakenForBack({ at, phase }: OpenStep, { trail }: Plan): boolean {
  const last = trail.findLast(({ path }) => path === at.path);
  return phase === 'check' && last?.reading.type === 'returned' && last.source === 'granted';
}

/** Whether silence means that it works: the person has their phone, and the check before them, and has not said goodbye. */
export function isAtCheck(open: OpenStep, plan: Plan): boolean {
  if (plan.partedAt === open.at.path) return false;
  return (open.phase === 'check' && !isTakenForBack(open, plan)) || (open.phase === 'fix' && !open.at.step.parks);
}

/**
 * When to ask how a fix went, ms since 1970: as long after the last word, and after the time that the fix takes, as the desk
 * says, and never at night. Undefined where that is not asked: where no fix is open, a second time, of whoever has said
 * goodbye, once the person has been offered to skip it, in a group, and where the desk does not want it.
 *
 * @param spokenAt when the person last wrote, ms since 1970
 * @param earliest not before that, ms since 1970
 */
export function followUpDue(
  { content, conversation }: Pick<TurnContext, 'content' | 'conversation'>,
  { at, phase }: OpenStep,
  { attempts, followedUp, partedAt, trail, beganAt }: Plan,
  spokenAt: number,
  earliest = 0,
): number | undefined {
  const { followUpMinutes, followUpHours, timeZone } = content.desk;
  const isFixOpen = (phase === 'fix' || phase === 'check') && attempts.unclear < missesUntilOffer;
  const isAskedOrGone = [followedUp, partedAt].includes(at.path);
  if (!isFixOpen || isAskedOrGone || followUpMinutes === 0 || conversation.group) return undefined;
  const givenAt = trail.findLast(({ reading }) => reading.type !== 'returned')?.at ?? beganAt;
  const over = Math.max(givenAt + (at.step.minutes ?? 0) * minute, spokenAt);
  return nextWithin(followUpHours, timeZone, Math.max(over + followUpMinutes * minute, earliest));
}

/** Whoever is misunderstood so often is offered to skip the step, or a person. */
export const missesUntilOffer = 2;
