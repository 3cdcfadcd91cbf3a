import type { Answer, Flow, Step } from '../../domain/content/flow.ts';
import type { Reading } from '../../domain/conversation/plan.ts';

/** An answer to one of a flow's own steps, with that step. */
type AnswerGiven = { readonly step: Step; readonly answer: Answer };

/** The answer that a reading gives to one of the flow's own steps; undefined for any other reading. */
export function answerGiven(flow: Flow | undefined, path: string, reading: Reading): AnswerGiven | undefined {
  if (reading.type !== 'answered') return undefined;
  const step = flow?.steps.find(({ id }) => id === path);
  const answer = step?.answers[reading.answer];
  return step && answer && { step, answer };
}
