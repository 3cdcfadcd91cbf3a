import type { Answer, Facts, Step } from '../../domain/content/flow.ts';

/** Which flow an answer leads to: `own` if it is the answer's and not its step's; `awaits` until its fact is known. */
export type CalledFlow =
  | { readonly type: 'flow'; readonly flow: string | undefined; readonly own: boolean }
  | { readonly type: 'awaits'; readonly fact: string };

export function calledFlow(step: Step, answer: Answer | undefined, facts: Facts): CalledFlow {
  if (answer?.calls) {
    const { fact, flows } = answer.calls;
    const value = facts[fact];
    return value === undefined ? { type: 'awaits', fact } : { type: 'flow', flow: flows[value], own: true };
  }
  return { type: 'flow', flow: answer?.call ?? step.call, own: answer?.call !== undefined };
}
