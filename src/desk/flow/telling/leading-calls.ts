import type { Flow } from '../../../domain/content/flow.ts';
import { onceFor } from '../../../domain/once-for.ts';

/** An answer of a step that leads to nothing but another flow, by its place. */
type Calling = { readonly path: string; readonly answer: number; readonly call: string };

/** The answers of a flow whose only fix is another flow: whoever tells that flow's problem has given them. */
export const leadingCalls = onceFor(({ steps }: Flow): readonly Calling[] =>
  steps.flatMap(({ id, fix, call: own, answers }) =>
    answers.flatMap((answer, at) => {
      const call = answer.call ?? own;
      const isOnlyCall = answer.meaning === 'wrong' && call !== undefined && (answer.fix ?? fix) === undefined;
      return isOnlyCall ? [{ path: id, answer: at, call }] : [];
    }),
  ),
);
