import type { Reading } from '../../domain/conversation/plan.ts';
import type { Tellable } from '../../flows/interpret/tellable.ts';
import type { Ear } from '../../interpretation/ear.ts';
import type { Interpretation } from '../../interpretation/interpretation.ts';
import type { Draft } from '../draft.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import { takeAnswer } from '../flow/take-answer.ts';
import { takeTold } from '../flow/take-told.ts';
import { answerQuestions } from '../questions/answer-questions.ts';
import type { TurnContext } from '../turn-context.ts';
import { confirmReading } from './confirm.ts';
import { beyondDoubt } from './deciding-act.ts';
import { sureBeside } from './earlier-answers.ts';
import { putAgain } from './put-again.ts';
import { askWhetherItWorks } from './reports/works-now.ts';

/** An answer, and what was told along with it. */
export function takeReading(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  reading: Reading,
  informed: readonly Tellable[],
): Promise<Draft> | Draft {
  return takeAnswer(context, draft, current, { type: 'reading', reading }, informed);
}

/** Several answers fit: what is known decides among them, else only those are asked about, once. */
export function whichOfThem(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  among: readonly number[],
): Promise<Draft> | Draft | undefined {
  const { open, position, plan } = current;
  const possible = among.filter((index) =>
    Object.entries(open.at.step.answers[index]?.sets ?? {}).every(
      ([fact, value]) => position.facts[fact] === undefined || position.facts[fact] === value,
    ),
  );
  const [only] = possible;
  if (possible.length === 1 && only !== undefined)
    return takeAnswer(context, draft, current, { type: 'reading', reading: { type: 'answered', answer: only } });
  return plan.attempts.among ? undefined : takeAnswer(context, draft, current, { type: 'which', among });
}

/** A question back, answered; an answer that came with it counts as well, unless it was about a fix. */
export async function answerQuestion(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  interpretation: Pick<Interpretation, 'acts' | 'clauses'>,
  informed: readonly Tellable[],
  ear: Ear,
): Promise<Draft> {
  const { acts } = interpretation;
  const answered = answerQuestions(context, draft, current, interpretation, ear);
  const asked = acts.find((act) => act.act === 'ask');
  const answer = acts.find((act) => act.act === 'answer' && act.share >= sureBeside && act.clause !== asked?.clause);
  if (answer?.act === 'answer' && answer.answer !== 'unsure' && current.open.phase === 'question') {
    const isDestructive = current.open.at.step.answers[answer.answer]?.isDestructive;
    const reading = { type: 'answered', answer: answer.answer } as const;
    if (!isDestructive) return takeReading(context, answered, current, reading, informed);
    const confirming = confirmReading(context, answered, current, reading);
    if (confirming && answer.share >= beyondDoubt) return confirming;
  }
  if (informed.length > 0) return takeTold(context, answered, current, informed);
  // "The message has gone! Or am I mistaken?"
  const isGone = acts.some((act) => act.act === 'wish' && act.kind === 'works-now' && act.share >= sureBeside);
  return isGone
    ? askWhetherItWorks(context, answered, current, current.open.at.flow)
    : putAgain(context, answered, current);
}
