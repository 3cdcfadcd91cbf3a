import type { KindOf } from '../../domain/content/acts.ts';
import type { QuestionsBack } from '../../domain/content/flow.ts';
import { drawPath, drawPathsIn } from '../../flows/replies/draw-path.ts';
import { paragraphs } from '../../flows/replies/join-paragraphs.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { isIn } from '../../interpretation/text/segments.ts';
import { wordTokensOf } from '../../interpretation/text/sentences.ts';
import type { Draft } from '../draft.ts';
import { type CurrentPlan, flowsOpen } from '../flow/current-plan.ts';
import { withUnrecognised } from '../intent/keep-unrecognised.ts';
import type { TurnContext } from '../turn-context.ts';
import { explanationOf, meaningsIn, namesNothing } from './explain.ts';
import { type FoundAnswer, findAnswer, isStrange, sure } from './find-answer.ts';
import type { AskedQuestion } from './questions-in.ts';

type AskKind = KindOf<'ask'>;

/** The answer to a question back; `isKnown` unless the honest answer is that the bot does not know. */
export type AnsweredQuestion = { readonly text: string; readonly isKnown: boolean };

/**
 * Answers a question back from what the open step knows, or another one of its flow that the question names: a question
 * that its writer foresaw, or what the step says to questions of this kind; else what its flow or all flows say.
 */
export function answerToQuestion(
  context: TurnContext,
  current: CurrentPlan,
  question: AskedQuestion,
  ear: Ear,
): AnsweredQuestion {
  const { say } = context;
  const { text: words } = question;
  const kind = question.clarity >= clear ? question.kind : 'other';
  const terms = explainsTerms.includes(kind) ? meaningsIn(words, context, ear) : undefined;
  const found = foundIn(context, current, { ...question, kind }, ear);
  const { step, faq, score } = found;
  const named = step === current.open.at.step ? undefined : step;
  const isForeseen =
    faq !== undefined && (score >= verySure || (score >= sure && !!current.open.at.step.faq?.includes(faq)));
  if (kind === 'what-is' && terms && !isForeseen) return known(terms);
  // "How long does it take?" beside a fix is about that one, and not about everything.
  const isOfFix = kind === 'how-long' && current.open.phase !== 'question' && step.minutes !== undefined;
  const isOfAll = faq !== undefined && context.content.questionsBack.faq?.includes(faq) === true;
  if (faq && !(isOfFix && isOfAll && score < verySure)) return known(say('ask-faq', { say: faq.say }));
  // What the open step does not speak of is not answered by its words.
  if (!named && isStrange(found) && !ofAnything.includes(kind))
    return terms ? known(terms) : unknown(unknownWords(context, kind));
  const sources = sourcesOf(context, current, found);
  const way = step.path === undefined ? undefined : drawPath(step.path, { withState: false });
  const how = step.how?.trim();
  const first = (key: 'safe' | 'costs' | 'tell') => sources.map((each) => each[key]).find((text) => text !== undefined);
  switch (kind) {
    case 'where':
      if (way) return known(paragraphs(say('ask-where', { path: way }), how));
      if (terms) return known(terms);
      return how ? known(say('ask-how', { how })) : unknown(say('ask-where-unknown'));
    case 'how':
      if (how) return known(paragraphs(say('ask-how', { how }), way && say('where', { path: way })));
      return way ? known(say('explain-path', { path: way })) : unknown(say('ask-how-unknown'));
    case 'which-one':
      if (terms) return known(terms);
      if (how) return known(say('ask-which-one', { how }));
      return way ? known(say('ask-which-one-path', { path: way })) : unknown(say('ask-which-one-unknown'));
    case 'how-long':
      // "How long should I try it?" is not about the looking.
      if (!named && current.open.phase === 'question' && namesNothing(words, ear))
        return known(say('ask-how-long-question'));
      return step.minutes === undefined
        ? unknown(say('ask-how-long-unknown'))
        : known(step.minutes > 1 ? say('ask-how-long', { minutes: step.minutes }) : say('ask-how-long-short'));
    case 'safe': {
      const safe = first('safe');
      if (safe) return known(say('ask-safe', { safe }));
      return current.open.phase === 'question' ? known(say('ask-safe-question')) : unknown(say('ask-safe-unknown'));
    }
    case 'cost': {
      const costs = first('costs');
      return costs ? known(say('ask-cost', { costs })) : unknown(say('ask-cost-unknown'));
    }
    case 'why':
      return known(step.why === undefined ? say('why-unknown') : say('why', { why: step.why }));
    case 'what-happens': {
      // "And what happens then?", before anything was proposed.
      if (current.open.phase === 'question' && found.named === undefined) return known(say('ask-what-happens-next'));
      const safe = first('safe');
      return safe ? known(say('ask-safe', { safe })) : unknown(say('ask-what-happens-unknown'));
    }
    case 'counts':
    case 'how-to-tell': {
      const tell = (current.open.phase === 'question' ? how : undefined) ?? first('tell');
      if (tell) return known(say('ask-how-to-tell', { how: tell }));
      return unknown(say(kind === 'counts' ? 'ask-unknown' : 'ask-how-to-tell-unknown'));
    }
    case 'another-way':
      return known(say(stepsLeft(current) > 0 ? 'ask-another-way' : 'ask-another-way-none'));
    case 'how-many-more': {
      // "How many photos are left?" is about them, and not about the questions.
      if (found.named !== undefined) {
        const tell = first('tell');
        return tell ? known(say('ask-how-to-tell', { how: tell })) : unknown(say('ask-unknown'));
      }
      const count = stepsLeft(current);
      return known(count > 0 ? say('ask-how-many-more', { count: count + 1 }) : say('ask-how-many-more-last'));
    }
    case 'are-you-a-bot':
      return known(say('ask-are-you-a-bot'));
    case 'status':
      return found.named === undefined ? known(say('status-here')) : unknown(say('ask-unknown'));
    case 'what-is': {
      // "What do you mean by that?" is about what the bot has said itself.
      const explanation = namesNothing(words, ear) ? explanationOf(context, current, ear) : undefined;
      return explanation === undefined ? unknown(say('ask-what-is-unknown')) : known(explanation);
    }
    case 'other':
      return unknown(say('ask-unknown'));
  }
}

/**
 * The answer that fits a question, or the words it stands in where it names nothing, or only points at what stands
 * there: "I'd buy more then, how much?", "optimise sounds good, where do I switch that on?"
 */
function foundIn(context: TurnContext, current: CurrentPlan, question: AskedQuestion, ear: Ear): FoundAnswer {
  const { text, within, kind } = question;
  const found = findAnswer(context, current, kind, text, ear);
  const { step } = current.open.at;
  const isHere = ({ faq }: FoundAnswer) => faq !== undefined && step.faq?.includes(faq) === true;
  // What counts is told by the open question, and not by another one.
  if (kind === 'counts' && !isHere(found) && found.score < verySure) return { score: 0, step };
  if (within === text) return found;
  if (namesNothing(text, ear)) {
    const around = findAnswer(context, current, kind, within, ear, { onlyForeseen: true });
    const isBetter = found.score < sure || (isHere(around) && !isHere(found));
    return around.faq && around.score >= likely && isBetter ? around : found;
  }
  if (!pointsAtSomething(text, ear)) return found;
  const around = findAnswer(context, current, kind, question.behind ?? within, ear);
  const isElsewhere = around.faq !== undefined || around.step !== step;
  // Words that fit many things ("switch that on") are less likely to be what is meant than what stands beside them.
  return isElsewhere && around.score >= Math.min(found.score, likely) && found.score < verySure ? around : found;
}

/** "That", "it", "them" */
function pointsAtSomething(text: string, { lexicon }: Ear): boolean {
  return wordTokensOf(text, lexicon).some((token) => isIn(token, 'referring'));
}

/** Minimum score for a question to count as foreseen, however far from the open step. */
const verySure = 1.2;

/** How well the whole sentence has to fit. */
const likely = 0.55;

/** How clearly words have to be of a kind of question, so that the key of that kind answers. */
const clear = 0.4;

/** Kinds of questions that the open step's words answer whatever they name. */
const ofAnything: readonly AskKind[] = ['safe', 'counts', 'how-many-more', 'are-you-a-bot', 'status', 'other'];

/** What is honestly said to a question about something that the open step does not speak of. */
function unknownWords({ say }: TurnContext, kind: AskKind): string {
  switch (kind) {
    case 'where':
      return say('ask-where-unknown');
    case 'which-one':
      return say('ask-which-one-unknown');
    case 'how-long':
      return say('ask-how-long-unknown');
    case 'cost':
      return say('ask-cost-unknown');
    case 'what-is':
      return say('ask-what-is-unknown');
    default:
      return say('ask-unknown');
  }
}

/** Questions that a term's meaning may answer. */
const explainsTerms: readonly AskKind[] = ['what-is', 'which-one', 'where'];

/** Keeps a question that nobody foresaw for the writers. */
export function withUnansweredQuestion(context: TurnContext, draft: Draft, current: CurrentPlan): Draft {
  const { ranking } = context.classifier.understand(context.text);
  return withUnrecognised(context, draft, context.text, {
    why: 'question',
    ranking,
    asked: `${current.plan.flow}:${current.open.at.path}`,
  });
}

const known = (text: string): AnsweredQuestion => ({ text: drawPathsIn(text), isKnown: true });
const unknown = (text: string): AnsweredQuestion => ({ text, isKnown: false });

/** Where answers stand, the nearest first: a question about something that the step does not speak of is its flow's. */
function sourcesOf(
  { content }: TurnContext,
  current: CurrentPlan,
  { step, named = 1 }: FoundAnswer,
): readonly QuestionsBack[] {
  const { open } = current;
  const all = [...flowsOpen(current), content.questionsBack];
  const isFar = open.phase === 'question' && named < leastNamed && step === open.at.step;
  return isFar ? [...all, step] : [step, ...all];
}

/** Minimum share of what a question names for a step to be about it. */
const leastNamed = 0.3;

/** Steps of the open flow that may still come. */
function stepsLeft({ position, open }: CurrentPlan): number {
  return position.visits.filter(({ result, path }) => result === 'not-reached' && path !== open.at.path).length;
}
