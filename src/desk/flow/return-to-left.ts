import { type Draft, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { askAgain } from './ask-again.ts';
import { currentPlan } from './current-plan.ts';

/** Goes on with a flow that the person left, where they left it. */
export async function returnToLeft(context: TurnContext, draft: Draft): Promise<Draft> {
  const { last } = draft.state;
  if (!last) return askAgain(context, draft, undefined);
  const { id, from } = context.input;
  const episode = { id, plan: last.plan, setAside: [], ...(from && { person: from.id }) };
  const back = withState(draft, { episode, last: undefined });
  return askAgain(context, back, await currentPlan(context, back.state));
}
