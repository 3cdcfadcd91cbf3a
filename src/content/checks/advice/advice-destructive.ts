import type { Fault } from '../../../domain/content/fault.ts';
import { warningAt } from '../../faults/fault-at.ts';
import { isDestructive } from '../../is-destructive.ts';
import { allSteps, type PlayedStep } from '../../read/content-root.ts';
import { below } from '../../read/yaml-file.ts';
import type { Check } from '../check.ts';

/** A fix that signs out, deletes, resets or erases has an answer to "will I lose anything?" of its own. */
export const adviceDestructive: Check = (material) =>
  allSteps(material)
    .filter(({ isMalformed, keys }) => !isMalformed && keys.safe === undefined)
    .flatMap((step) => unsafe(step, material.shared?.destructive ?? []));

function unsafe({ id, keys, placeOf }: PlayedStep, words: readonly string[]): readonly Fault[] {
  const fixes = [
    { fix: keys.fix, place: placeOf('fix') },
    ...(keys.answers ?? []).map(({ fix, place }) => ({ fix, place: below(place, 'fix') })),
  ];
  return fixes
    .filter(({ fix }) => isDestructive(fix, words))
    .map(({ place }) => {
      const what = `the fix of "${id}" may destroy something, and nothing is said to "will I lose anything?".`;
      return warningAt(place, 'content-no-safe', what, "Give the step a `safe`: what happens to one's data.");
    });
}
