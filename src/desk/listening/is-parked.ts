import type { CurrentPlan } from '../flow/current-plan.ts';

/** Whether the fix has taken the phone away, so that any word is waited for. */
export function isParked({ open }: CurrentPlan): boolean {
  return open.phase === 'fix' && open.at.step.parks;
}
