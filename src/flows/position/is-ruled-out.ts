import type { Flow, Step } from '../../domain/content/flow.ts';
import { findStep } from './find-step.ts';
import type { Known } from './known.ts';
import { stepPath } from './step-path.ts';

/** Whether a step's guard is contradicted by what is known. What is unknown never rules a step out. */
export function isRuledOut(step: Step, flow: Flow, frame: string, known: Known): boolean {
  return Object.entries(step.when ?? {}).some(([name, values]) => {
    const value = flow.steps.some(({ id }) => id === name)
      ? answeredMeaning(stepPath(frame, name), known)
      : known.facts[name];
    return value !== undefined && !values.includes(value);
  });
}

/** What the answer to the question at a path meant; undefined if there was none, or the person could not tell. */
function answeredMeaning(path: string, { bundle, root, trail }: Known): string | undefined {
  const found = findStep(bundle, root, path);
  const own = found && trail.findLast((item) => item.reading.type === 'answered' && isSame(item.path));
  if (!found || own?.reading.type !== 'answered') return undefined;
  const meaning = findStep(bundle, root, own.path)?.step.answers[own.reading.answer]?.meaning;
  return meaning === 'unsure' ? undefined : meaning;

  /** The step itself, or the same shared step where it was played. */
  function isSame(other: string): boolean {
    const shared = found?.step.shared;
    return other === path || (shared !== undefined && findStep(bundle, root, other)?.step.shared === shared);
  }
}
