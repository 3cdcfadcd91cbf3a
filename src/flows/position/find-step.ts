import type { Flow, FlowBundle, Step } from '../../domain/content/flow.ts';
import { flowOfFrame, frameOf, stepIdOf } from './step-path.ts';

/** The step at a path and the flow it belongs to; undefined if the content has no such step, or no longer has it. */
export function findStep(bundle: FlowBundle, root: string, path: string): { flow: Flow; step: Step } | undefined {
  const flow = bundle.flows[flowOfFrame(frameOf(path), root)];
  const id = stepIdOf(path);
  const step = flow?.steps.find((each) => each.id === id);
  return flow && step ? { flow, step } : undefined;
}
