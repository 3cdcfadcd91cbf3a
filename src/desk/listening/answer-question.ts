import type { KindOf } from '../../domain/content/acts.ts';
import type { Faq, QuestionsBack, Step } from '../../domain/content/flow.ts';
import { drawPath, drawPathsIn } from '../../flows/replies/draw-path.ts';
import { paragraphs } from '../../flows/replies/join-paragraphs.ts';
import { contentOf } from '../../interpretation/alignment/proposition.ts';
import { closestWording } from '../../interpretation/answers/closest-wording.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { wordTokensOf } from '../../interpretation/text/sentences.ts';
import type { Draft } from '../draft.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import { withUnrecognised } from '../intent/keep-unrecognised.ts';
import type { TurnContext } from '../turn-context.ts';
import { explanationOf, meaningsIn, namesNothing } from './explain.ts';

type AskKind = KindOf<'ask'>;

/** The answer to a question back; `isKnown` unless the honest answer is that the bot does not know. */
export type AnsweredQuestion = { readonly text: string; readonly isKnown: boolean };

/**
 * Answers a question back from what the open step knows, or another one of its flow if that is named by its title: first
 * a question that its writer foresaw, then the key for this kind of question: the step's own, its flow's, or that of all
 * flows.
 */
export function answerToQuestion(
  context: TurnContext,
  current: CurrentPlan,
  kind: AskKind,
  words: string,
  ear: Ear,
): AnsweredQuestion {
  const { say } = context;
  const named = stepNamed(words, current, ear);
  const sources = named ? [named, ...sourcesOf(context, current)] : sourcesOf(context, current);
  const terms = explainsTerms.includes(kind) ? meaningsIn(words, context, ear) : undefined;
  const foreseen = foreseenQuestion(words, sources, ear);
  const isForeseenMeaning = foreseen && foreseen.score >= sureOfFaq && isForeseenAt(current.open.at.step, foreseen);
  if (kind === 'what-is' && terms && !isForeseenMeaning) return known(terms);
  const elsewhere = isOfAThing(kind, current) ? foreseenQuestion(words, everyStep(current), ear) : undefined;
  if (elsewhere && elsewhere.score >= sureOfFaq && elsewhere.score > (foreseen?.score ?? 0))
    return known(say('ask-faq', { say: elsewhere.faq.say }));
  const step = named ?? current.open.at.step;
  if (foreseen && !hasItsOwnKey(kind, foreseen, step)) return known(say('ask-faq', { say: foreseen.faq.say }));
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
      if (!named && current.open.phase === 'question') return known(say('ask-how-long-question'));
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
      const safe = first('safe');
      return safe ? known(say('ask-safe', { safe })) : unknown(say('ask-what-happens-unknown'));
    }
    case 'how-to-tell': {
      const tell = (current.open.phase === 'question' ? how : undefined) ?? first('tell');
      return tell ? known(say('ask-how-to-tell', { how: tell })) : unknown(say('ask-how-to-tell-unknown'));
    }
    case 'another-way':
      return known(say(stepsLeft(current) > 0 ? 'ask-another-way' : 'ask-another-way-none'));
    case 'how-many-more': {
      const count = stepsLeft(current);
      return known(count > 0 ? say('ask-how-many-more', { count: count + 1 }) : say('ask-how-many-more-last'));
    }
    case 'are-you-a-bot':
      return known(say('ask-are-you-a-bot'));
    case 'status':
      return known(say('status-here'));
    case 'what-is': {
      // "What do you mean by that?" is about what the bot has said itself.
      const explanation = namesNothing(words, ear) ? explanationOf(context, current, ear) : undefined;
      return explanation === undefined ? unknown(say('ask-what-is-unknown')) : known(explanation);
    }
    case 'other':
      return unknown(say('ask-unknown'));
  }
}

/** Of the questions that writers foresaw, the one most like the question asked. */
function foreseenQuestion(
  words: string,
  sources: readonly QuestionsBack[],
  ear: Ear,
): { readonly faq: Faq; readonly score: number } | undefined {
  const all = sources.flatMap(({ faq = [] }) => faq);
  const closest = closestWording(
    words,
    all.map(({ asked }) => asked),
    ear,
  );
  const faq = closest && all[closest.index];
  return faq && { faq, score: closest.score };
}

/** Questions that a term's meaning may answer. */
const explainsTerms: readonly AskKind[] = ['what-is', 'which-one', 'where'];

/** The step of the open flow that a question names by all of its title, unless it names the open one. */
function stepNamed(words: string, { open }: CurrentPlan, ear: Ear): Step | undefined {
  const said = new Set(wordTokensOf(words, ear.lexicon).map(({ stem }) => stem));
  const isNamed = ({ title }: Step) => {
    const content = ear.sentencesIn(title).flatMap(({ tokens }) => contentOf(tokens));
    return content.length > 0 && content.every(({ stem }) => said.has(stem));
  };
  return isNamed(open.at.step) ? undefined : open.at.flow.steps.find(isNamed);
}

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

/** Where answers stand, the nearest first. */
function sourcesOf({ content }: TurnContext, { open, bundle, plan }: CurrentPlan): readonly QuestionsBack[] {
  const root = bundle.flows[plan.flow];
  return [
    open.at.step,
    open.at.flow,
    ...(root && root !== open.at.flow ? [root] : []),
    ...(content.questionsBack ? [content.questionsBack] : []),
  ];
}

type Foreseen = { readonly faq: Faq; readonly score: number };

/** A question foreseen further away gives way to what the open step says to this kind of question. */
function hasItsOwnKey(kind: AskKind, foreseen: Foreseen, step: Step): boolean {
  if (foreseen.score >= sureOfFaq || isForeseenAt(step, foreseen)) return false;
  const { safe, costs, path, how, why, minutes } = step;
  switch (kind) {
    case 'safe':
      return safe !== undefined;
    case 'cost':
      return costs !== undefined;
    case 'where':
      return path !== undefined;
    case 'how':
    case 'which-one':
    case 'how-to-tell':
      return how !== undefined;
    case 'why':
      return why !== undefined;
    case 'how-long':
      return minutes !== undefined;
    case 'what-is':
    case 'what-happens':
    case 'another-way':
    case 'how-many-more':
    case 'are-you-a-bot':
    case 'status':
    case 'other':
      return false;
  }
}

/** Whether a step itself foresees the question. */
function isForeseenAt({ faq }: Step, foreseen: Foreseen): boolean {
  return foreseen.score >= likelyOwnFaq && !!faq?.includes(foreseen.faq);
}

/** Minimum likeness at which a question that the step itself foresees goes before its keys. */
const likelyOwnFaq = 0.65;

/** Whether a question is about a thing rather than the open step, so that another step's words may answer it. */
function isOfAThing(kind: AskKind, { open }: CurrentPlan): boolean {
  return kind === 'what-is' || kind === 'other' || kind === 'cost' || (kind === 'where' && !open.at.step.path);
}

/** What the steps of all flows that are played here foresee. */
function everyStep({ bundle }: CurrentPlan): readonly QuestionsBack[] {
  return Object.values(bundle.flows).flatMap((flow) => [flow, ...flow.steps]);
}

/** Minimum likeness at which a foreseen question is surely the one that was asked. */
const sureOfFaq = 0.8;

/** Steps of the open flow that may still come. */
function stepsLeft({ position, open }: CurrentPlan): number {
  return position.visits.filter(({ result, path }) => result === 'not-reached' && path !== open.at.path).length;
}
