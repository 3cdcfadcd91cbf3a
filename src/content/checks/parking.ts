import { errorAt } from '../faults/fault-at.ts';
import { allSteps } from '../read/content-root.ts';
import type { Check } from './check.ts';

/** Every step that parks says for how long. */
export const parking: Check = (material) =>
  allSteps(material)
    .filter(({ keys, isMalformed }) => !isMalformed && keys.parks === true && keys.minutes === undefined)
    .map(({ id, placeOf }) =>
      errorAt(
        placeOf('parks'),
        'content-parks-without-minutes',
        `the step "${id}" parks and does not say for how long.`,
        'Add `minutes:`, the rough time that its fix takes.',
      ),
    );
