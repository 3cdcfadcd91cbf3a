import type { Fault } from '../../domain/content/fault.ts';
import { didYouMean } from '../faults/did-you-mean.ts';
import { errorAt } from '../faults/fault-at.ts';
import { type ContentRoot, callsOf, factsByName, type PlayedStep } from '../read/content-root.ts';
import type { UncheckedFact } from '../read/unchecked.ts';
import { below } from '../read/yaml-file.ts';
import type { Check } from './check.ts';

/** Every guard reads a fact or an earlier step, and values that these can have by then. */
export const guards: Check = (material) => {
  if (!material.shared) return [];
  const facts = factsByName(material);
  return [...material.steps.values()].flatMap((steps) =>
    steps.flatMap((step, index) =>
      Object.entries(step.keys.when ?? {}).flatMap(([name, values]) => {
        const fact = facts.get(name);
        if (fact) return factGuard({ material, fact, values, steps, index });
        return stepGuard({ facts, name, values, steps, index });
      }),
    ),
  );
};

type Guarded = { readonly values: readonly string[]; readonly steps: readonly PlayedStep[]; readonly index: number };

function factGuard(
  guarded: Guarded & { readonly material: ContentRoot; readonly fact: UncheckedFact },
): readonly Fault[] {
  const { material, fact, values, steps, index } = guarded;
  const at = guardPlace(guarded, fact.name);
  if (!at) return [];
  const known = fact.values.map(({ value }) => value);
  const faults = values
    .filter((value) => !known.includes(value))
    .map((value) => {
      const cure = didYouMean(value, known, 'Add the value to the fact in `shared.yml`.');
      return errorAt(at, 'content-unknown-value', `the fact "${fact.name}" has no value "${value}".`, cure);
    });
  const setters = steps.map((step) => setsFact(material, step, fact.name));
  const first = setters.findIndex((sets, other) => sets && other !== index);
  if (first > index) {
    const what = `the guard reads the fact "${fact.name}", which is set only below, by the step "${steps[first]?.id}".`;
    return [...faults, errorAt(at, 'content-guard-below', what, `Move that step above this one.`)];
  }
  if (!isEverKnown(material, fact)) {
    const cure = "Give an answer above `sets`, or the fact's values `unasked` in `shared.yml`.";
    const what = `the guard reads the fact "${fact.name}", which nothing ever sets.`;
    return [...faults, errorAt(at, 'content-guard-never-set', what, cure)];
  }
  return faults;
}

function stepGuard(
  guarded: Guarded & { readonly facts: ReadonlyMap<string, unknown>; readonly name: string },
): readonly Fault[] {
  const { facts, name, values, steps, index } = guarded;
  const at = guardPlace(guarded, name);
  if (!at) return [];
  const above = steps.slice(0, index);
  const read = above.find(({ id }) => id === name);
  if (!read) {
    if (steps.some(({ id }) => id === name)) {
      const what = `the guard asks for the step "${name}", which does not stand above this one.`;
      return [errorAt(at, 'content-guard-below', what, 'Move that step above this one.')];
    }
    const known = [...facts.keys(), ...above.map(({ id }) => id)];
    const cure = didYouMean(name, known, 'A guard reads a fact of `shared.yml` or a step above.');
    return [errorAt(at, 'content-unknown-guard', `the guard asks for "${name}", which no step above asks.`, cure)];
  }
  if (!read.isMalformed && read.keys.ask === undefined) {
    const what = `the guard reads the step "${name}", which asks no question.`;
    return [errorAt(at, 'content-guard-without-question', what, 'Give that step an `ask`, or take the guard out.')];
  }
  return values
    .filter((value) => value !== 'fine' && value !== 'wrong')
    .map((value) => {
      const cure = didYouMean(value, ['fine', 'wrong'], 'A guard on a step reads `fine` or `wrong`.');
      return errorAt(at, 'content-unknown-value', `a step's result is \`fine\` or \`wrong\`, never "${value}".`, cure);
    });
}

function guardPlace({ steps, index }: Guarded, name: string) {
  const place = steps[index]?.placeOf('when');
  return place && below(place, name);
}

/** Whether an answer of the step sets the fact, or a flow that it calls does. */
function setsFact({ flows }: ContentRoot, step: PlayedStep, fact: string): boolean {
  const called = callsOf(step).map(({ flow }) => flow);
  return (
    (step.keys.answers ?? []).some(({ sets }) => Object.hasOwn(sets, fact)) ||
    flows.some(({ id, sets }) => called.includes(id) && Object.hasOwn(sets, fact))
  );
}

function isEverKnown(material: ContentRoot, fact: UncheckedFact): boolean {
  // An unreadable file may set it.
  if (material.flows.length < material.flowIds.length) return true;
  if (fact.values.some(({ unasked }) => unasked.length > 0)) return true;
  if (material.flows.some(({ sets }) => Object.hasOwn(sets, fact.name))) return true;
  return [...material.steps.values()].flat().some((step) => setsFact(material, step, fact.name));
}
