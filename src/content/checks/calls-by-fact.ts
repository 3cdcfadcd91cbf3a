import type { Fault } from '../../domain/content/fault.ts';
import { didYouMean } from '../faults/did-you-mean.ts';
import { errorAt } from '../faults/fault-at.ts';
import { type ContentRoot, factsByName, type PlayedStep } from '../read/content-root.ts';
import type { UncheckedAnswer, UncheckedFact } from '../read/unchecked.ts';
import { below } from '../read/yaml-file.ts';
import type { Check } from './check.ts';

/** A call by a fact names a flow for each of the fact's values, and a step of the flow asks for the fact. */
export const callsByFact: Check = (material) => {
  if (!material.shared) return [];
  const facts = factsByName(material);
  return [...material.steps.values()].flatMap((steps) =>
    steps.flatMap((step) =>
      (step.keys.answers ?? []).flatMap((answer) => {
        if (!answer.calls) return [];
        const fact = facts.get(answer.calls.fact);
        return fact ? [...values(answer, fact), ...unasked(steps, step, answer)] : [unknown(material, answer)];
      }),
    ),
  );
};

function unknown(material: ContentRoot, { calls, place }: UncheckedAnswer): Fault {
  const name = calls?.fact ?? '';
  const cure = didYouMean(name, factsByName(material).keys(), 'Write the fact and its values in `shared.yml`.');
  const what = `\`calls\` goes by the fact "${name}", which \`shared.yml\` has not.`;
  return errorAt(below(place, 'calls', name), 'content-unknown-fact', what, cure);
}

function values({ calls, place }: UncheckedAnswer, fact: UncheckedFact): readonly Fault[] {
  const known = fact.values.map(({ value }) => value);
  const named = Object.keys(calls?.flows ?? {});
  const at = below(place, 'calls', fact.name);
  const strange = named
    .filter((value) => !known.includes(value))
    .map((value) => {
      const cure = didYouMean(value, known, 'Add the value to the fact in `shared.yml`.');
      return errorAt(at, 'content-unknown-value', `the fact "${fact.name}" has no value "${value}".`, cure);
    });
  const missing = known
    .filter((value) => !named.includes(value))
    .map((value) => {
      const what = `\`calls\` names no flow for "${value}" of the fact "${fact.name}".`;
      return errorAt(at, 'content-unknown-value', what, `Add \`${value}:\` and the flow that helps then.`);
    });
  return [...strange, ...missing];
}

function unasked(
  steps: readonly PlayedStep[],
  { id }: PlayedStep,
  { calls, place }: UncheckedAnswer,
): readonly Fault[] {
  const fact = calls?.fact ?? '';
  const asks = steps.some(
    ({ keys }) => keys.ask !== undefined && keys.answers?.every(({ sets }) => Object.hasOwn(sets, fact)),
  );
  if (asks) return [];
  const what = `"${id}" calls a flow by the fact "${fact}", and no step of this flow asks for it.`;
  const cure = 'Add a step whose answers all `sets` the fact, below this one.';
  return [errorAt(below(place, 'calls', fact), 'content-call-unasked', what, cure)];
}
