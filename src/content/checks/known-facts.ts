import type { Facts } from '../../domain/content/flow.ts';
import { didYouMean } from '../faults/did-you-mean.ts';
import { errorAt } from '../faults/fault-at.ts';
import { factsByName } from '../read/content-root.ts';
import { below, type Place } from '../read/yaml-file.ts';
import type { Check } from './check.ts';

/** Every `sets` names a fact of `shared.yml` and one of its values. */
export const factNames: Check = (material) => {
  if (!material.shared) return [];
  const facts = factsByName(material);
  const steps = [...material.flows.flatMap((flow) => flow.steps), ...material.shared.steps];
  const answers = steps.flatMap(({ keys }) => keys.answers ?? []);
  const all: readonly { readonly sets: Facts; readonly place: Place }[] = [...material.flows, ...answers];
  return all.flatMap(({ sets, place }) =>
    Object.entries(sets).flatMap(([name, value]) => {
      const at = below(place, 'sets', name);
      const fact = facts.get(name);
      if (!fact) {
        const cure = didYouMean(name, facts.keys(), 'Write the fact and its values in `shared.yml`, below `facts:`.');
        return [
          errorAt(at, 'content-unknown-fact', `\`sets\` names the fact "${name}", which \`shared.yml\` has not.`, cure),
        ];
      }
      const values = fact.values.map((known) => known.value);
      if (values.includes(value)) return [];
      const cure = didYouMean(value, values, 'Add the value to the fact in `shared.yml`.');
      return [errorAt(at, 'content-unknown-value', `the fact "${name}" has no value "${value}".`, cure)];
    }),
  );
};
