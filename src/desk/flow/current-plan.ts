import type { Content } from '../../domain/content/content.ts';
import type { Flow, FlowBundle } from '../../domain/content/flow.ts';
import type { ConversationState } from '../../domain/conversation/conversation.ts';
import type { Plan } from '../../domain/conversation/plan.ts';
import { type PlanPosition, positionOf } from '../../flows/position/plan-position.ts';
import type { OpenStep } from '../../flows/position/walk-flow.ts';
import type { TurnContext } from '../turn-context.ts';

/** A plan that waits for the person, with the content it began with. */
export type CurrentPlan = {
  readonly bundle: FlowBundle;
  readonly plan: Plan;
  readonly position: PlanPosition;
  /** What waits: a question, a fix, a check or an offer. */
  readonly open: OpenStep;
  /** Its content was lost or recalled, so the flow of the same name stands in for it. */
  readonly rewritten: boolean;
};

/** The flow that is open, and the plan's own flow if that is another one which called it. */
export function flowsOpen({ open, bundle, plan }: CurrentPlan): readonly Flow[] {
  const root = bundle.flows[plan.flow];
  return [...new Set([open.at.flow, ...(root ? [root] : [])])];
}

/** Whether the content that the open plan began with has been recalled. */
export function isRecalled({ desk }: Content, { episode }: ConversationState): boolean {
  return episode !== undefined && desk.retired.includes(episode.plan.bundle);
}

/** The plan of the open episode; undefined if there is none, or nothing in it waits for the person. */
export async function currentPlan(
  { pinned, content }: TurnContext,
  { episode }: ConversationState,
): Promise<CurrentPlan | undefined> {
  if (!episode) return undefined;
  const kept = await pinned(episode.plan.bundle);
  const bundle = kept ?? content.bundles[episode.plan.flow];
  if (!bundle) return undefined;
  const plan = kept ? episode.plan : { ...episode.plan, bundle: bundle.hash };
  const position = positionOf(bundle, plan);
  return position.due.type === 'open'
    ? { bundle, plan, position, open: position.due, rewritten: kept === undefined }
    : undefined;
}
