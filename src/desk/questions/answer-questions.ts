import { paragraphs } from '../../flows/replies/join-paragraphs.ts';
import { stepName } from '../../flows/replies/step-replies.ts';
import type { Ear } from '../../interpretation/ear.ts';
import type { Performed } from '../../interpretation/interpretation.ts';
import { type Draft, withReplies } from '../draft.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import type { TurnContext } from '../turn-context.ts';
import { answerToQuestion, withUnansweredQuestion } from './answer-question.ts';
import { type AskedQuestion, questionsIn } from './questions-in.ts';

/** How many questions of one message are answered. */
const mostAnswered = 3;

/** What is said to the questions of a message, in front of everything else; the draft as it is where it has none. */
export function answerQuestions(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  { acts, clauses }: { readonly acts: readonly Performed[]; readonly clauses: readonly string[] },
  ear: Ear,
): Draft {
  const places = new Set(acts.flatMap(({ act, clause }) => (act === 'ask' ? [clause] : [])));
  const asked = [...places].toSorted((a, b) => a - b).flatMap((at) => questionsIn(clauses[at] ?? context.text, ear));
  const questions = withoutCalls(asked).slice(0, mostAnswered);
  if (questions.length === 0) return draft;
  const answers = questions.map((question) => answerToQuestion(context, current, question, ear));
  const kept = answers.every(({ isKnown }) => isKnown) ? draft : withUnansweredQuestion(context, draft, current);
  const known = answers.filter(({ isKnown }) => isKnown);
  // What one question is not known of goes unsaid where another one is answered: the writers read of it.
  const texts = new Set((known.length > 0 ? known : answers.slice(0, 1)).map(({ text }) => text));
  return withReplies(kept, { kind: 'say', ...stepName(current.open.at), text: paragraphs(...texts) });
}

/** "Hello? Which one?" calls, and asks: what was asked is answered. */
function withoutCalls(questions: readonly AskedQuestion[]): readonly AskedQuestion[] {
  const others = questions.filter(({ kind }) => kind !== 'status');
  return others.length > 0 ? others : questions;
}
