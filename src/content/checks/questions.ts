import type { Fault } from '../../domain/content/fault.ts';
import { errorAt } from '../faults/fault-at.ts';
import { allSteps, type ContentRoot, type PlayedStep } from '../read/content-root.ts';
import type { Check } from './check.ts';

/** Every question changes something: an answer finds something wrong, or a guard reads what was answered. */
export const questions: Check = (material) =>
  allSteps(material).flatMap((step) => [...idle(material, step), ...orphaned(step)]);

function idle(material: ContentRoot, { id, flow, keys, isMalformed, placeOf }: PlayedStep): readonly Fault[] {
  const { ask, answers } = keys;
  if (isMalformed || ask === undefined || !answers || answers.some(({ meaning }) => meaning === 'wrong')) return [];
  const readHere = (material.steps.get(flow.id) ?? []).flatMap((other) => Object.keys(other.keys.when ?? {}));
  const read = new Set(allSteps(material).flatMap((other) => Object.keys(other.keys.when ?? {})));
  const set = answers.flatMap(({ sets }) => Object.keys(sets));
  if (readHere.includes(id) || set.some((fact) => read.has(fact))) return [];
  const what = `whatever is answered to "${id}", nothing changes.`;
  const cure = 'Give it a `wrong` answer with a fix, or let a guard read what an answer `sets`.';
  return [errorAt(placeOf('answers'), 'content-idle-question', what, cure)];
}

function orphaned({ id, keys, isMalformed, placeOf }: PlayedStep): readonly Fault[] {
  if (isMalformed || !keys.answers || keys.ask !== undefined) return [];
  const what = `the step "${id}" has answers and no question.`;
  const cure = 'Write the question as `ask`, or take the answers out.';
  return [errorAt(placeOf('answers'), 'content-answers-without-question', what, cure)];
}
