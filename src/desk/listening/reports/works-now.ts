import { stepName } from '../../../flows/replies/step-replies.ts';
import { type Draft, withReplies } from '../../draft.ts';
import type { CurrentPlan } from '../../flow/current-plan.ts';
import { endEpisode } from '../../flow/end.ts';
import type { TurnContext } from '../../turn-context.ts';

/** "Oh, it works now": the problem is solved, and no step is said to have done it. */
export function worksNow(context: TurnContext, draft: Draft, { open, plan }: CurrentPlan): Promise<Draft> {
  const said = withReplies(draft, {
    kind: 'outcome',
    outcome: 'resolved',
    ...stepName(open.at),
    text: context.say('wish-works-now'),
  });
  return endEpisode(context, said, plan, 'resolved');
}
