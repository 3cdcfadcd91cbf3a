import type { FactValues, Flow, FlowBundle } from '../../domain/content/flow.ts';
import { hashOf } from './hash-of.ts';

/** For every flow, the bundle that a plan pins when it begins the flow. */
export function bundlesOf(
  flows: Readonly<Record<string, Flow>>,
  facts: Readonly<Record<string, FactValues>>,
): Readonly<Record<string, FlowBundle>> {
  return Object.fromEntries(Object.keys(flows).map((root) => [root, bundle(root, flows, facts)]));
}

function bundle(
  root: string,
  flows: Readonly<Record<string, Flow>>,
  facts: Readonly<Record<string, FactValues>>,
): FlowBundle {
  const reached = new Map<string, Flow>();
  const open = [root];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const flow = Object.hasOwn(flows, id) ? flows[id] : undefined;
    if (!flow || reached.has(id)) continue;
    reached.set(id, flow);
    open.push(...callsOf(flow));
  }
  const rest = { root, flows: Object.fromEntries([...reached].sort(([a], [b]) => (a < b ? -1 : 1))), facts };
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
