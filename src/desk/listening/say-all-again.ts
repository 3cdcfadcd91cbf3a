import { stepName } from '../../flows/replies/step-replies.ts';
import { type Draft, withNothingAsked, withReplies } from '../draft.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import { playFlow } from '../flow/play.ts';
import { asPersonLeftIt } from '../flow/silence/follow-up.ts';
import type { TurnContext } from '../turn-context.ts';

/** Says again all that is open: a fix before its check, marked as said before, and the question with the way there. */
export async function sayAllAgain(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  lead: string,
): Promise<Draft> {
  const { bundle, open } = current;
  const plan = asPersonLeftIt(current);
  const said = withReplies(withNothingAsked(draft), { kind: 'say', ...stepName(open.at), text: lead });
  const again = await playFlow(context, said, bundle, plan, { manner: 'on' });
  return {
    ...again,
    replies: again.replies.map((reply) => (reply.kind === 'fix' ? { ...reply, kind: 'say' } : reply)),
  };
}
