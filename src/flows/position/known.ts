import type { Facts, FlowBundle } from '../../domain/content/flow.ts';
import type { Plan, TrailItem } from '../../domain/conversation/plan.ts';
import { findStep } from './find-step.ts';

/** What decides whether a step is due: the content, and what the trail holds so far. */
export type Known = {
  readonly bundle: FlowBundle;
  readonly root: string;
  readonly facts: Facts;
  readonly trail: readonly TrailItem[];
};

/** What is known in a plan. */
export function knownOf(bundle: FlowBundle, plan: Pick<Plan, 'flow' | 'trail'>): Known {
  return { bundle, root: plan.flow, facts: factsOf(bundle, plan), trail: plan.trail };
}

/**
 * What a plan's readings have taught: answers' `sets`, the guards of landed steps that allow one value only, facts
 * said unasked, and the `sets` of called flows that were resolved. The latest reading wins.
 */
function factsOf(bundle: FlowBundle, plan: Pick<Plan, 'flow' | 'trail'>): Facts {
  const facts: Record<string, string> = {};
  for (const { path, reading } of plan.trail) {
    if (reading.type === 'learned') {
      facts[reading.fact] = reading.value;
      continue;
    }
    const found = findStep(bundle, plan.flow, path);
    if (!found) continue;
    const { step, flow } = found;
    if (reading.type === 'answered') Object.assign(facts, step.answers[reading.answer]?.sets);
    if (reading.type === 'solved') Object.assign(facts, flow.sets);
    if (reading.type === 'landed')
      for (const [name, values] of Object.entries(step.when ?? {}))
        if (values.length === 1 && values[0] && name in bundle.facts) facts[name] = values[0];
  }
  return facts;
}
