import type { Content } from '../../domain/content/content.ts';
import type { FlowBundle } from '../../domain/content/flow.ts';
import type { ConversationState } from '../../domain/conversation/conversation.ts';
import type { Plan } from '../../domain/conversation/plan.ts';
import { type PlanPosition, positionOf } from '../../flows/position/plan-position.ts';
import type { OpenStep } from '../../flows/position/walk-flow.ts';
import type { TurnContext } from '../turn-context.ts';

/** A plan that waits for the person, with the content it began with. */
export type CurrentPlan = {
  readonly closure: FlowBundle;
  readonly plan: Plan;
  readonly standing: PlanPosition;
  readonly due: OpenStep;
  /** Its content was lost or recalled, so the flow of the same name stands in for it. */
  readonly rewritten: boolean;
};

/** Whether the running steps have been recalled. */
export function isRecalled({ desk }: Content, { episode }: ConversationState): boolean {
  return episode !== undefined && desk.retired.includes(episode.plan.closure);
}

/** The running plan, or undefined if none is open. */
export async function currentPlan(
  { pinned, content }: TurnContext,
  { episode }: ConversationState,
): Promise<CurrentPlan | undefined> {
  if (!episode) return undefined;
  const kept = await pinned(episode.plan.closure);
  const closure = kept ?? content.closures[episode.plan.flow];
  if (!closure) return undefined;
  const plan = kept ? episode.plan : { ...episode.plan, closure: closure.hash };
  const stands = positionOf(closure, plan);
  return stands.due.type === 'open'
    ? { closure, plan, standing: stands, due: stands.due, rewritten: kept === undefined }
    : undefined;
}
