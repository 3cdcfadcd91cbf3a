import { errorAt } from '../faults/fault-at.ts';
import { allSteps } from '../read/content-root.ts';
import { below } from '../read/yaml-file.ts';
import type { Check } from './check.ts';

/** A shared step that several flows use has no symptoms: it would not be clear which flow begins. */
export const sharedSymptoms: Check = (material) =>
  (material.shared?.steps ?? []).flatMap(({ id, keys, place }) => {
    const flows = allSteps(material).filter((step) => step.shared?.id === id && step.keys.symptoms === keys.symptoms);
    if (!keys.symptoms || flows.length < 2) return [];
    const what = `the symptoms of the shared step "${id}" would begin ${flows.length} flows at once.`;
    const cure = 'Write them in the flow that they belong to, beside its `use`.';
    return [errorAt(below(place, 'symptoms'), 'content-shared-symptoms', what, cure)];
  });
