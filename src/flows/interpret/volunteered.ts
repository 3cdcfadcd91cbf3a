import type { Flow, FlowBundle } from '../../domain/content/flow.ts';
import type { Reading } from '../../domain/conversation/plan.ts';
import { stepOrder } from '../position/step-order.ts';
import { stepPath } from '../position/step-path.ts';
import { candidateSayings } from '../sayings/candidate-sayings.ts';
import { findSaying, type PreparedText } from '../sayings/find-saying.ts';

/** Something said without being asked. */
export type Volunteered = {
  readonly path: string;
  readonly reading: Reading;
  /** How many words of the text it takes up. */
  readonly words: number;
};

/**
 * What a text volunteers: answers to questions of the flow in `frame`, and facts. If two sayings answer the same
 * question differently, the longer one counts.
 */
export function volunteered(
  bundle: FlowBundle,
  flowId: string,
  frame: string,
  listened: PreparedText,
): readonly Volunteered[] {
  const flow = bundle.flows[flowId];
  if (!flow) return [];
  const lengths = lengthsFound(listened, unaskedIn(bundle, flow));
  if (lengths.size === 0) return [];
  const longest = (sayings: readonly string[]) =>
    sayings.reduce((most, saying) => Math.max(most, lengths.get(saying) ?? 0), 0);
  const answers = stepOrder(flow, frame, []).flatMap((step) => {
    const ofAnswers = step.answers.map(({ unasked }) => longest(unasked));
    const most = Math.max(0, ...ofAnswers);
    return most === 0
      ? []
      : [
          {
            path: stepPath(frame, step.id),
            reading: { type: 'answered', answer: ofAnswers.indexOf(most) } as const,
            words: most,
          },
        ];
  });
  const facts = Object.entries(bundle.facts).flatMap(([fact, values]) => {
    const ofValues = Object.entries(values).map(([value, { unasked }]) => ({
      value,
      length: longest(unasked),
    }));
    const most = ofValues.reduce((a, b) => (b.length > a.length ? b : a), { value: '', length: 0 });
    return most.length === 0
      ? []
      : [{ path: '', reading: { type: 'learned', fact, value: most.value } as const, words: most.length }];
  });
  return [...answers, ...facts];
}

/** Which sayings a text holds and does not deny, and how many words each has. */
function lengthsFound(listened: PreparedText, sayings: readonly string[]): ReadonlyMap<string, number> {
  const lengths = new Map<string, number>();
  for (const saying of candidateSayings(listened, sayings)) {
    const found = findSaying(listened, saying);
    if (found && !found.negated) lengths.set(saying, found.length);
  }
  return lengths;
}

const known = new WeakMap<FlowBundle, Map<Flow, readonly string[]>>();

/** Everything that can be volunteered in a flow, in one list. */
function unaskedIn(bundle: FlowBundle, flow: Flow): readonly string[] {
  const before = known.get(bundle)?.get(flow);
  if (before) return before;
  const made = [
    ...new Set([
      ...flow.steps.flatMap(({ answers }) => answers.flatMap(({ unasked }) => unasked)),
      ...Object.values(bundle.facts).flatMap((values) => Object.values(values).flatMap(({ unasked }) => unasked)),
    ]),
  ];
  known.set(bundle, new Map([...(known.get(bundle) ?? []), [flow, made]]));
  return made;
}
