import type { Fault } from '../../domain/content/fault.ts';
import { errorAt } from '../faults/fault-at.ts';
import { type ContentRoot, callsOf } from '../read/content-root.ts';
import type { Place } from '../read/yaml-file.ts';
import type { Check } from './check.ts';

type Call = { readonly to: string; readonly step: string; readonly place: Place };

/** No flow calls itself, not even through others: shared steps and their calls included. */
export const callCircle: Check = (material) => {
  const done = new Set<string>();
  const faults: Fault[] = [];
  const visit = (flow: string, trail: readonly { readonly flow: string; readonly call: Call }[]): void => {
    for (const call of callsIn(material, flow)) {
      const way = [...trail, { flow, call }];
      const start = way.findIndex((stop) => stop.flow === call.to);
      if (start >= 0) faults.push(circle(way.slice(start), call));
      else if (!done.has(call.to)) visit(call.to, way);
    }
    done.add(flow);
  };
  for (const { id } of material.flows) if (!done.has(id)) visit(id, []);
  return faults;
};

function circle(way: readonly { readonly flow: string; readonly call: Call }[], last: Call): Fault {
  const told = way.map(({ flow, call }) => `${flow} (step ${call.step}) → `).join('');
  const what = `the flow "${last.to}" calls itself in the end: ${told}${last.to}.`;
  const cure = 'Take one of these calls out; a flow that a shared step calls may not `use` that step.';
  return errorAt(last.place, 'content-call-circle', what, cure);
}

function callsIn({ steps }: ContentRoot, flow: string): readonly Call[] {
  return (steps.get(flow) ?? []).flatMap((step) =>
    callsOf(step).map((call) => ({ to: call.flow, step: step.id, place: call.place })),
  );
}
