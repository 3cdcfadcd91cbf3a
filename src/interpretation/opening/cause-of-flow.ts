import type { Answer, Flow, Step } from '../../domain/content/flow.ts';
import { onceFor } from '../../domain/once-for.ts';
import { wordsOf } from '../../domain/text/words.ts';
import type { TaughtQuestion } from '../answers/answer-reader.ts';
import type { Ear } from '../ear.ts';
import { writtenOf } from '../text/written-form.ts';

/** How many words an answer's saying must have to tell, without its question, which step is meant. */
const fewestTelling = 4;

/**
 * What people say where each step of a flow is the cause, and what they say of what is in order: learned like the answers
 * to a question. A flow with other steps has another name, because what was learned of one says nothing of the other.
 */
export const taughtOfFlow = onceFor(({ id, steps }: Flow): TaughtQuestion => {
  const isWrong = ({ meaning }: Answer) => meaning === 'wrong';
  const fine = steps.flatMap(({ answers }) => answers.filter((answer) => !isWrong(answer)));
  return {
    name: [id, ...steps.map((step) => step.id)].join('\n'),
    isUnasked: true,
    answers: [
      ...steps.map(({ symptoms, answers }) => [...symptoms, ...answers.filter(isWrong).flatMap(saidUnasked)]),
      fine.flatMap(saidUnasked),
    ],
  };
});

function saidUnasked({ also, unasked }: Answer): readonly string[] {
  return [...unasked, ...also.filter((saying) => wordsOf(saying).length >= fewestTelling)];
}

/**
 * The step of a flow that a text likeliest tells to be the cause, and how likely that is, 0 to 1; undefined where it is
 * likelier that something is in order, or nothing was learned of the flow.
 */
export function causeOfFlow(
  text: string,
  flow: Flow,
  ear: Ear,
): { readonly step: Step; readonly share: number } | undefined {
  const learned = ear.readAnswer(taughtOfFlow(flow).name, writtenOf(text, ear.lexicon)) ?? [];
  const share = Math.max(0, ...learned.map((each) => each.share));
  const step = flow.steps[learned.findIndex((each) => each.share === share)];
  return step && { step, share };
}
