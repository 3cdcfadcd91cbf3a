import { drawPathsIn } from '../../flows/replies/draw-path.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { isIn } from '../../interpretation/text/segments.ts';
import { wordTokensOf } from '../../interpretation/text/sentences.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import type { TurnContext } from '../turn-context.ts';
import { answerToQuestion } from './answer-question.ts';
import { asksByForm } from './answer-questions.ts';
import { findAnswer } from './find-answer.ts';
import { questionsIn } from './questions-in.ts';

/**
 * The answer to what is asked within other words, "what? I asked where I switch that on"; undefined unless the question
 * is surely one that was foreseen, or names another step.
 */
export function answerWithin(
  context: TurnContext,
  current: CurrentPlan,
  clauses: readonly string[],
  ear: Ear,
): string | undefined {
  const asked = clauses
    .flatMap((clause) => questionsIn(behindAsking(clause, ear), ear))
    .find(({ text, kind }) => {
      const { score, faq, step, named = 0 } = findAnswer(context, current, kind, text, ear);
      return faq ? score >= likely : step !== current.open.at.step && named >= likely;
    });
  const answer = asked && answerToQuestion(context, current, asked, ear);
  return answer?.isKnown ? drawPathsIn(answer.text) : undefined;
}

const likely = 0.5;

/** "I asked where …": what is asked begins with its question word. */
function behindAsking(clause: string, { lexicon }: Ear): string {
  const tokens = wordTokensOf(clause, lexicon);
  const from = tokens.findIndex((token) => isIn(token, 'questions'));
  return tokens
    .slice(Math.max(0, from))
    .map(({ text }) => text)
    .join(' ');
}

/** The answer to words that only their form makes a question, if the question was foreseen. */
export function answerByForm(context: TurnContext, current: CurrentPlan, ear: Ear): string | undefined {
  return asksByForm(context.text, ear) ? answerWithin(context, current, [context.text], ear) : undefined;
}
