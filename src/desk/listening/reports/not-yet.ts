import { noAttempts } from '../../../domain/conversation/plan.ts';
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
