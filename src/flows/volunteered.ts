import type { Closure } from '../domain/flow.ts';
import type { Reading } from '../domain/plan.ts';
import { findSaying, type Listened } from './find-saying.ts';
import { likelySayings } from './likely-sayings.ts';
import { stepOrder } from './step-order.ts';
import { stepPath } from './step-path.ts';

/** Something said without being asked. */
export type Volunteered = {
  readonly path: string;
  readonly reading: Reading;
  /** How many words of the text say so. */
  readonly words: number;
};

/**
 * What a text gives away unasked: answers of the flow that plays in `frame`, and facts. Of two sayings that give
 * different answers to one question the longer counts.
 */
export function volunteered(
  closure: Closure,
  flowId: string,
  frame: string,
  listened: Listened,
): readonly Volunteered[] {
  const flow = closure.flows[flowId];
  if (!flow) return [];
  const answers = stepOrder(flow, frame, []).flatMap((step) => {
    const lengths = step.answers.map(({ unasked }) => longest(listened, unasked));
    const most = Math.max(0, ...lengths);
    return most === 0
      ? []
      : [
          {
            path: stepPath(frame, step.id),
            reading: { type: 'answered', answer: lengths.indexOf(most) } as const,
            words: most,
          },
        ];
  });
  const facts = Object.entries(closure.facts).flatMap(([fact, values]) => {
    const lengths = Object.entries(values).map(([value, { unasked }]) => ({
      value,
      length: longest(listened, unasked),
    }));
    const most = lengths.reduce((a, b) => (b.length > a.length ? b : a), { value: '', length: 0 });
    return most.length === 0
      ? []
      : [{ path: '', reading: { type: 'learned', fact, value: most.value } as const, words: most.length }];
  });
  return [...answers, ...facts];
}

function longest(listened: Listened, sayings: readonly string[]): number {
  return Math.max(
    0,
    ...likelySayings(listened, sayings).map((saying) => {
      const found = findSaying(listened, saying);
      return found && !found.negated ? found.length : 0;
    }),
  );
}
