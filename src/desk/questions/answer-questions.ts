import { paragraphs } from '../../flows/replies/join-paragraphs.ts';
import { stepName } from '../../flows/replies/step-replies.ts';
import type { Ear } from '../../interpretation/ear.ts';
import type { Performed } from '../../interpretation/interpretation.ts';
import { asksBack } from '../../interpretation/text/asks-back.ts';
import { isIn } from '../../interpretation/text/segments.ts';
import { sentencesOf, wordTokensOf } from '../../interpretation/text/sentences.ts';
import { type Draft, withReplies } from '../draft.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import type { TurnContext } from '../turn-context.ts';
import { answerToQuestion, withUnansweredQuestion } from './answer-question.ts';
import { namesNothing } from './explain.ts';
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
  if (!acts.some(({ act }) => act === 'ask')) return draft;
  const asked = clauses.flatMap((text, at) => {
    const own = acts.filter(({ clause }) => clause === at);
    const isAsked = own.some(({ act }) => act === 'ask') || (own.length === 0 && asksByForm(text, ear));
    const isAnswered = acts.some(({ act, clause, share }) => act === 'answer' && clause > at && share >= sureAnswer);
    return isAsked && !(isAnswered && onlyRepeats(text, ear)) ? questionsIn(text, ear) : [];
  });
  const questions = withoutEchoes(withoutCalls(asked)).slice(0, mostAnswered);
  if (questions.length === 0) return draft;
  // "It's grey. Is that good?" asks about what was told before it, and not about the next question.
  const before = ({ text }: AskedQuestion) => {
    const at = questions.length > 1 ? context.text.indexOf(text) : -1;
    return at < 0 ? context.text : context.text.slice(0, at + text.length);
  };
  const around = (question: AskedQuestion) => {
    const isBare = namesNothing(question.text, ear);
    // "I'll wait then. How long does it take?" asks how long the open step takes, whatever stands before it.
    if (isBare && question.kind === 'how-long') return { ...question, within: question.text };
    return isBare || question.within === question.text ? { ...question, within: before(question) } : question;
  };
  const answers = questions.map((question) => answerToQuestion(context, current, around(question), ear));
  const kept = answers.every(({ isKnown }) => isKnown) ? draft : withUnansweredQuestion(context, draft, current);
  const known = answers.filter(({ isKnown }) => isKnown);
  // What one question is not known of goes unsaid where another one is answered: the writers read of it.
  const unknown = isUnknownAgain(context) ? context.say('ask-unknown-again') : (answers[0]?.text ?? '');
  const texts = new Set(known.length > 0 ? known.map(({ text }) => text) : [unknown]);
  return withReplies(kept, { kind: 'say', ...stepName(current.open.at), text: paragraphs(...texts) });
}

/** Minimum share for an answer behind words of the question that are only repeated: "iCloud? Plenty." */
const sureAnswer = 0.6;

/** Whether words only name something: they have no verb, and no word that asks. */
function onlyRepeats(text: string, { lexicon }: Ear): boolean {
  return !wordTokensOf(text, lexicon).some((token) => isIn(token, 'questions', 'auxiliaries', 'modals', 'asking'));
}

/** Whether words have the form of a question: the verdict leaves one out where another of its kind is there. */
export function asksByForm(text: string, { lexicon }: Ear): boolean {
  return sentencesOf(text, lexicon).some((sentence) => asksBack(sentence, lexicon) === 'question');
}

/** "Another plug? What is that?" repeats, and asks. */
function withoutEchoes(questions: readonly AskedQuestion[]): readonly AskedQuestion[] {
  const clear = questions.filter(({ clarity }) => clarity >= leastClear);
  return clear.length > 0 ? clear : questions;
}

const leastClear = 0.3;

/** Whether the last question was not known either: then somebody who does know is named. */
function isUnknownAgain({ conversation, content }: TurnContext): boolean {
  const { lastSaid = [] } = conversation.state;
  return content.phrases.says['ask-unknown'].some((text) => lastSaid.includes(text));
}

/** "Hello? Which one?" calls, and asks: what was asked is answered. */
function withoutCalls(questions: readonly AskedQuestion[]): readonly AskedQuestion[] {
  const others = questions.filter(({ kind }) => kind !== 'status');
  return others.length > 0 ? others : questions;
}
