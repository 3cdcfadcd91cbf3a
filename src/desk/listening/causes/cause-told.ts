import { stepPath } from '../../../flows/position/step-path.ts';
import type { StepVisit } from '../../../flows/position/walk-flow.ts';
import type { Ear } from '../../../interpretation/ear.ts';
import { clausesOf } from '../../../interpretation/opening/clauses-of.ts';
import type { CurrentPlan } from '../../flow/current-plan.ts';
import { type CauseIn, causeIn } from '../../flow/telling/cause-in.ts';

/** A step of the open flow that a message tells to be the cause. */
export type CauseTold = CauseIn & {
  readonly path: string;
  /** Nothing was asked or told of the step yet. */
  readonly isNew: boolean;
};

/**
 * The step of the open flow that a message tells to be the cause, by what was learned of its symptoms and of what people
 * say where something is wrong: "could it be the sand in the port?", while it is asked whether it got wet. It must be still
 * to come, or settled only by what a message seemed to tell.
 */
export function causeTold(text: string, current: CurrentPlan, ear: Ear): CauseTold | undefined {
  const { open, position } = current;
  const { flow, frame } = open.at;
  const best = causeIn(clausesOf(text, ear), flow, ear);
  if (!best || best.step === open.at.step) return undefined;
  const { step } = best;
  const path = stepPath(frame, step.id);
  const visit = visitsIn(position.visits).find((each) => each.path === path);
  if (!visit || !isOpenStill(visit, best.share)) return undefined;
  return { ...best, path, isNew: visit.items.length === 0 };
}

/** All visits of a walk, with those of the flows that were called. */
function visitsIn(visits: readonly StepVisit[]): readonly StepVisit[] {
  return visits.flatMap((visit) => [visit, ...visitsIn(visit.through)]);
}

/** Minimum share for a step to be asked about again that a person found in order. */
const leastAnew = 0.8;

/** Whether a step is still to come, or was found in order and now sounds as if it were not. */
function isOpenStill({ result, items }: StepVisit, share: number): boolean {
  const readings = items.filter(({ reading }) => reading.type !== 'landed');
  if (readings.length === 0) return result === 'not-reached';
  const isSaid = readings.some(({ source }) => source !== 'volunteered');
  const isAnswered = readings.every(({ reading }) => reading.type === 'answered');
  return isAnswered && (result === 'fine' || result === 'not-reached') && (!isSaid || share >= leastAnew);
}
