import type { Flow, FlowBundle, SpokenFlows } from '../../domain/content/flow.ts';
import { present } from '../../domain/present.ts';
import { hashOf } from './hash-of.ts';

/** For every flow, the bundle that a plan pins when it begins the flow; `languages` are the desk's further ones. */
export function bundlesOf(
  { flows, facts }: SpokenFlows,
  languages: Readonly<Record<string, SpokenFlows>>,
): Readonly<Record<string, FlowBundle>> {
  return Object.fromEntries(Object.keys(flows).map((root) => [root, bundle(root, { flows, facts }, languages)]));
}

function bundle(
  root: string,
  { flows, facts }: SpokenFlows,
  languages: Readonly<Record<string, SpokenFlows>>,
): FlowBundle {
  const reached = new Map<string, Flow>();
  const open = [root];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const flow = Object.hasOwn(flows, id) ? flows[id] : undefined;
    if (!flow || reached.has(id)) continue;
    reached.set(id, flow);
    open.push(...callsOf(flow));
  }
  const ids = [...reached.keys()].sort();
  const only = (of: SpokenFlows['flows']) =>
    Object.fromEntries(ids.flatMap((id) => (of[id] ? [[id, of[id]] as const] : [])));
  const spoken = Object.entries(languages).map(
    ([language, inIt]) => [language, { flows: only(inIt.flows), facts: inIt.facts }] as const,
  );
  const rest = present({
    root,
    flows: only(flows),
    facts,
    languages: spoken.length > 0 ? Object.fromEntries(spoken) : undefined,
  });
  return { hash: hashOf(rest), ...rest };
}

function callsOf({ steps }: Flow): readonly string[] {
  return steps
    .flatMap(({ call, answers }) => [
      call,
      ...answers.flatMap((answer) => [answer.call, ...Object.values(answer.calls?.flows ?? {})]),
    ])
    .filter((id) => id !== undefined);
}
