import type { Facts, FlowBundle } from '../../domain/content/flow.ts';
import type { Plan } from '../../domain/conversation/plan.ts';
import { knownOf } from './known.ts';
import { type FlowWalk, walkFlow } from './walk-flow.ts';

/** Where a plan stands, derived from its trail alone: the walk of the root flow. */
export type PlanPosition = FlowWalk & { readonly facts: Facts };

/**
 * Where a plan stands: the first step in the plan's order that is neither settled nor ruled out is due, in the
 * innermost called flow. A pure fold: dropping the trail's last readings is "back", another bundle with the same
 * step ids is edited content, a `landed` reading is another order. A turn asks several times, and a trail never
 * changes, so its position is remembered with it.
 */
export function positionOf(bundle: FlowBundle, plan: Pick<Plan, 'flow' | 'trail'>): PlanPosition {
  const before = latest.get(plan.trail);
  if (before?.bundle === bundle && before.flow === plan.flow) return before.position;
  const known = knownOf(bundle, plan);
  const position = { facts: known.facts, ...walkFlow('', plan.flow, known) };
  latest.set(plan.trail, { bundle, flow: plan.flow, position });
  return position;
}

const latest = new WeakMap<
  Plan['trail'],
  { readonly bundle: FlowBundle; readonly flow: string; readonly position: PlanPosition }
>();
