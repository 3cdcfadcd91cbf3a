import type { Fault } from '../../domain/content/fault.ts';
import { didYouMean } from '../faults/did-you-mean.ts';
import { errorAt } from '../faults/fault-at.ts';
import { type ContentRoot, callsOf } from '../read/content-root.ts';
import type { UncheckedFlow, UncheckedStep } from '../read/unchecked.ts';
import { below } from '../read/yaml-file.ts';
import type { Check } from './check.ts';

/** Every `use`, `call` and `team` names something that exists. */
export const knownNames: Check = (material) => [
  ...material.flows
    .flatMap(({ steps }) => steps)
    .flatMap((step) => [...useFaults(material, step), ...calls(material, step)]),
  ...material.flows.filter(({ isDraft }) => !isDraft).flatMap((flow) => callsOfDrafts(material, flow)),
  ...(material.shared?.steps ?? []).flatMap((step) => [...nestedUse(step), ...calls(material, step)]),
  ...teamFaults(material),
];

function useFaults({ shared }: ContentRoot, { place, keys: { use } }: UncheckedStep): readonly Fault[] {
  if (use === undefined || !shared || shared.steps.some(({ id }) => id === use)) return [];
  const known = shared.steps.map(({ id }) => id);
  const cure = didYouMean(use, known, 'Write the step in `shared.yml`, below `steps:`.');
  return [
    errorAt(
      below(place, 'use'),
      'content-unknown-step',
      `\`use\` asks for the shared step "${use}", which \`shared.yml\` has not.`,
      cure,
    ),
  ];
}

function nestedUse({ id, place, keys: { use } }: UncheckedStep): readonly Fault[] {
  if (use === undefined) return [];
  const what = `the shared step "${id}" has a \`use\` of its own.`;
  return [errorAt(below(place, 'use'), 'content-unknown-step', what, 'Write the whole step here; `use` is for flows.')];
}

function calls({ flowIds }: ContentRoot, { place, keys }: UncheckedStep): readonly Fault[] {
  const all = callsOf({ keys, placeOf: (key) => below(place, key) });
  return all.flatMap(({ flow, place: at }) => {
    if (flowIds.includes(flow)) return [];
    const cure = didYouMean(flow, flowIds, `Write the flow \`dialogs/${flow}.yml\`, or take the call out.`);
    return [errorAt(at, 'content-unknown-flow', `\`call\` names the flow "${flow}", which there is not.`, cure)];
  });
}

/** Whoever is in a flow that is played cannot be sent into one that is not. */
function callsOfDrafts({ flows, steps }: ContentRoot, { id }: UncheckedFlow): readonly Fault[] {
  const called = (steps.get(id) ?? []).flatMap(callsOf);
  return called.flatMap(({ flow, place }) => {
    if (!flows.some((each) => each.id === flow && each.isDraft)) return [];
    const what = `the flow "${id}" calls "${flow}", which is a draft.`;
    return [
      errorAt(place, 'content-calls-draft', what, `Make "${id}" a draft as well, or take \`draft\` out of "${flow}".`),
    ];
  });
}

function teamFaults({ flows, desk }: ContentRoot): readonly Fault[] {
  const known = desk?.teams.map(({ id }) => id).filter((id) => id !== undefined);
  if (!known || known.length === 0) return [];
  return flows.flatMap(({ team, place }) => {
    if (team === undefined || known.includes(team)) return [];
    const cure = didYouMean(team, known, 'Add the team to `desk.yml`.');
    return [errorAt(below(place, 'team'), 'content-unknown-team', `\`desk.yml\` has no team "${team}".`, cure)];
  });
}
