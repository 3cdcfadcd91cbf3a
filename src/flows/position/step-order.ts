import type { Flow, Step } from '../../domain/content/flow.ts';
import type { TrailItem } from '../../domain/conversation/plan.ts';
import { stepPath } from './step-path.ts';

/**
 * A flow's steps in the plan's order: those that were landed on first, the latest at the top, then the rest as written.
 */
export function stepOrder(flow: Flow, frame: string, trail: readonly TrailItem[]): readonly Step[] {
  const landings = new Map<string, number>();
  trail.forEach(({ path, reading }, index) => {
    if (reading.type === 'landed') landings.set(path, index);
  });
  if (landings.size === 0) return flow.steps;
  const landed = (step: Step): number => landings.get(stepPath(frame, step.id)) ?? -1;
  return flow.steps.toSorted((a, b) => landed(b) - landed(a));
}
