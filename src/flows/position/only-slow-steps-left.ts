import type { PlanPosition } from './plan-position.ts';

/**
 * Whether the quick checks are over: the first step of the main flow that takes the phone away comes up now, and all
 * steps that are left take it away too.
 */
export function onlySlowStepsLeft(before: PlanPosition | undefined, after: PlanPosition): boolean {
  if (after.due.type !== 'open' || after.due.at.frame !== '' || after.due.phase !== 'question') return false;
  const { path, step } = after.due.at;
  if (!step.parks || (before?.due.type === 'open' && before.due.at.path === path)) return false;
  const { visits } = after;
  const asked = (parks: boolean): boolean =>
    visits.some((visit) => visit.step.parks === parks && visit.items.some(({ source }) => source === 'said'));
  const quickOnesLeft = visits.some((visit) => !visit.step.parks && visit.result === 'not-reached');
  return asked(false) && !asked(true) && !quickOnesLeft;
}
