import { stepName } from '../../../flows/replies/step-replies.ts';
import { type Draft, withReplies } from '../../draft.ts';
import { backToCaller } from '../../flow/back-to-caller.ts';
import type { CurrentPlan } from '../../flow/current-plan.ts';
import { endEpisode } from '../../flow/end.ts';
import type { TurnContext } from '../../turn-context.ts';

/**
 * "Oh, it works now": the problem is solved, and no step is said to have done it. In a flow that a step has called, what
 * that step found wrong is in order, and the flow that called goes on.
 */
export async function worksNow(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> {
  const { open, plan } = current;
  const back = backToCaller(context, draft, current, 'solved');
  if (back) return back;
  const said = withReplies(draft, {
    kind: 'outcome',
    outcome: 'resolved',
    ...stepName(open.at),
    text: context.say('wish-works-now'),
  });
  return endEpisode(context, said, plan, 'resolved');
}
