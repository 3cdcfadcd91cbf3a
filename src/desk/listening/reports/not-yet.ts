import { noAttempts } from '../../../domain/conversation/plan.ts';
import { wordsOf } from '../../../domain/text/words.ts';
import { minute } from '../../../domain/time.ts';
import { parkNotice } from '../../../flows/replies/step-replies.ts';
import { type Draft, withCleanSlate, withReplies } from '../../draft.ts';
import type { CurrentPlan } from '../../flow/current-plan.ts';
import { withPlan } from '../../flow/play.ts';
import type { TurnContext } from '../../turn-context.ts';
import { isParked } from '../is-parked.ts';
import { leaveOpen } from '../put-again.ts';

/** Not done yet: everything stays as it is. */
export function notYet(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> | Draft {
  const { say } = context;
  const { plan, open } = current;
  const { minutes } = open.at.step;
  if (isParked(current))
    return withReplies(
      withPlan(withCleanSlate(draft), { ...plan, attempts: noAttempts }),
      parkNotice(open, say, say('park-ack')),
    );
  return leaveOpen(
    context,
    draft,
    current,
    minutes === undefined ? say('report-not-yet') : say('report-not-yet-minutes', { minutes }),
  );
}

/** Fixes that take fewer minutes may be done in no time. */
const longFix = 20;

/** Whoever speaks before this share of a fix's time is over has only begun it … */
const begun = 0.25;

/** … if they say more than that they are back. */
const fewestWords = 3;

/** "OK, it's on the charger", a moment after an hour of charging was asked for. It is said once. */
export function hasOnlyBegun({ text, now }: TurnContext, current: CurrentPlan): boolean {
  const { plan, open } = current;
  const { minutes = 0 } = open.at.step;
  const since = plan.trail.at(-1)?.at ?? plan.beganAt;
  return (
    isParked(current) &&
    minutes >= longFix &&
    plan.attempts.early !== true &&
    now - since < minutes * begun * minute &&
    wordsOf(text).length >= fewestWords
  );
}

/** Lets somebody who has only begun go on with it. */
export async function stillAtIt(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> {
  const { plan, open } = current;
  const early = { ...plan, attempts: { ...noAttempts, early: true } };
  return withReplies(withPlan(withCleanSlate(draft), early), parkNotice(open, context.say, context.say('park-ack')));
}
