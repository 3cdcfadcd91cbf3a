import type { Fault } from '../../domain/content/fault.ts';
import { errorAt } from '../faults/fault-at.ts';
import { allSteps, type PlayedStep } from '../read/content-root.ts';
import type { UncheckedAnswer } from '../read/unchecked.ts';
import { below } from '../read/yaml-file.ts';
import type { Check } from './check.ts';

/** Every `wrong` answer leads to a fix or a flow, and every fix and call is reached by an answer. */
export const reach: Check = (material) =>
  allSteps(material)
    .filter(({ isMalformed, keys }) => !isMalformed && keys.ask !== undefined)
    .flatMap((step) => [...deadEnds(step), ...unreached(step), ...misplaced(step)]);

function deadEnds({ id, keys, placeOf }: PlayedStep): readonly Fault[] {
  if (keys.fix !== undefined || keys.call !== undefined) return [];
  const cure = 'Give the answer, or the whole step, a `fix` or a `call`.';
  if (!keys.answers) {
    const what = `"No" to "${id}" leads to no fix and no flow.`;
    return [errorAt(placeOf('ask'), 'content-dead-end', what, cure)];
  }
  return keys.answers
    .filter((answer) => answer.meaning === 'wrong' && !leadsOn(answer))
    .map(({ label, place }) =>
      errorAt(place, 'content-dead-end', `the answer "${label}" of "${id}" leads to no fix and no flow.`, cure),
    );
}

function unreached({ id, keys, placeOf }: PlayedStep): readonly Fault[] {
  const wrong = keys.answers?.filter(({ meaning }) => meaning === 'wrong');
  if (!wrong) return [];
  const cure = 'Take it out, or leave the `fix` of a `wrong` answer to the step.';
  const faults: Fault[] = [];
  if (keys.fix !== undefined && wrong.every(leadsOn)) {
    faults.push(
      errorAt(placeOf('fix'), 'content-unreached-fix', `no answer of "${id}" leads to the step's \`fix\`.`, cure),
    );
  }
  if (keys.call !== undefined && wrong.every(({ call, calls }) => call !== undefined || calls !== undefined)) {
    faults.push(
      errorAt(placeOf('call'), 'content-unreached-fix', `no answer of "${id}" leads to the step's \`call\`.`, cure),
    );
  }
  return faults;
}

function misplaced({ id, keys }: PlayedStep): readonly Fault[] {
  return (keys.answers ?? [])
    .filter(({ meaning }) => meaning === 'fine' || meaning === 'unsure')
    .flatMap(({ meaning, label, place, ...answer }) => {
      const key = (['fix', 'call', 'calls'] as const).find((each) => answer[each] !== undefined);
      if (!key) return [];
      const what = `the answer "${label}" of "${id}" has a \`${key}\`, but \`${meaning}\` means that there is nothing to mend.`;
      const cure = `Make the answer \`wrong\`, or take its \`${key}\` out.`;
      return [errorAt(below(place, key), 'content-unreached-fix', what, cure)];
    });
}

/** Whether an answer has a way on of its own. */
function leadsOn({ fix, call, calls }: UncheckedAnswer): boolean {
  return fix !== undefined || call !== undefined || calls !== undefined;
}
