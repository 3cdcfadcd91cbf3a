import { deskIntents } from '../../domain/content/content.ts';
import { errorAt } from '../faults/fault-at.ts';
import { factsByName } from '../read/content-root.ts';
import type { Check } from './check.ts';

/** No step is named like a fact, and no flow like an intent of the desk: guards and verdicts name both. */
export const nameClash: Check = (material) => {
  const facts = factsByName(material);
  const steps = [...material.flows.flatMap((flow) => flow.steps), ...(material.shared?.steps ?? [])];
  const clashes = steps
    .filter(({ id }) => facts.has(id))
    .map(({ id, place }) =>
      errorAt(
        place,
        'content-name-clash',
        `"${id}" is a step here and a fact in \`shared.yml\`.`,
        'Rename one of them.',
      ),
    );
  const taken: readonly string[] = deskIntents;
  const flows = material.flows
    .filter(({ id }) => taken.includes(id))
    .map(({ id, place }) =>
      errorAt(
        place,
        'content-name-clash',
        `"${id}" is something that the desk answers itself.`,
        'Give the flow another name.',
      ),
    );
  return [...clashes, ...flows];
};
