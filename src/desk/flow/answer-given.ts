import type { Answer, Flow, Step } from '../../domain/content/flow.ts';
import type { Reading } from '../../domain/conversation/plan.ts';

/** An answer to a step of a flow's own, with the step. */
type AnswerGiven = { readonly step: Step; readonly answer: Answer };

/** The answer that a reading of a flow's own step gives; undefined for any other reading. */
export function answerGiven(flow: Flow | undefined, path: string, reading: Reading): AnswerGiven | undefined {
  if (reading.type !== 'answered') return undefined;
  const step = flow?.steps.find(({ id }) => id === path);
  const answer = step?.answers[reading.answer];
  return step && answer && { step, answer };
}
