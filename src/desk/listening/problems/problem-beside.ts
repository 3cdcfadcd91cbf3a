import type { Flow, Step } from '../../../domain/content/flow.ts';
import type { ToldProblem } from '../../../domain/conversation/conversation.ts';
import { wordsOf } from '../../../domain/text/words.ts';
import { prepareText } from '../../../flows/interpret/exact-reply.ts';
import type { OpenStep } from '../../../flows/position/walk-flow.ts';
import { findSaying } from '../../../flows/sayings/find-saying.ts';
import { holdsSaying } from '../../../flows/sayings/holds-saying.ts';
import { problemShare } from '../../../interpretation/acts/problem-share.ts';
import { contentStemsOf } from '../../../interpretation/alignment/proposition.ts';
import type { Ear } from '../../../interpretation/ear.ts';
import type { Performed } from '../../../interpretation/interpretation.ts';
import { type Clause, clausesOf } from '../../../interpretation/opening/clauses-of.ts';
import { isIn } from '../../../interpretation/text/segments.ts';
import { type Sentence, sentencesOf, wordTokensOf, writtenWords } from '../../../interpretation/text/sentences.ts';
import type { CurrentPlan } from '../../flow/current-plan.ts';
import { tellsOfNone, topicsIn } from '../../intent/telling-stems.ts';
import type { TurnContext } from '../../turn-context.ts';
import type { Heard } from '../hear.ts';

/** A clause that tells of another problem than the open one, and what is said beside it. */
export type ProblemBeside = {
  readonly problem: ToldProblem;
  /** The message without that clause; empty if nothing else was said. */
  readonly rest: string;
};

/** A single word names no problem. */
const fewestWords = 2;

/** Minimum probability that a clause tells of any problem, where it does not say outright that something fails. */
const leastProblem = 0.02;

/**
 * Minimum probability that words raise a problem of which they do not name the matter; higher for a question, which may
 * merely ask about a thing: "what about my photos?"
 */
const leastAsked = 0.5;
const leastRaised = 0.25;

/** From this share on, what names another flow need not sound like a problem as well. */
const allButCertain = 0.95;

/** The first clause that surely tells of another problem, where something else is said beside it. */
export function problemBeside(context: TurnContext, current: CurrentPlan, ear: Ear): ProblemBeside | undefined {
  const { text, classifier, content } = context;
  const own = ownFlows(current);
  const asks = sentencesOf(text, ear.lexicon).map((sentence) => sentence.asks);
  for (const { text: whole, kind, isFault, isUnsure, sentence } of clausesOf(text, ear)) {
    const words = behindJoint(whole, ear);
    if (kind !== 'told' || isUnsure || asks[sentence] || wordsOf(words).length < fewestWords) continue;
    const rest = withoutClause(text, words, ear);
    if (rest === '') continue;
    const { verdict } = classifier.understand(words);
    if (verdict.type !== 'sure' || own.includes(verdict.intent) || !content.flows[verdict.intent]) continue;
    const reported = reportShare(words, ear);
    if (reported >= surelyReport) continue;
    if (reported >= likelyReport && !namesTopic(words, verdict.intent, context, ear)) continue;
    const tokens = wordTokensOf(words, ear.lexicon);
    // "It's greyed out, I can't tap it" is about what is open.
    const isOfRest = tokens.slice(1).some((token) => isIn(token, 'referring') && !isIn(token, 'determiners'));
    if (isOfRest && problemShare(words, ear) < leastRaised) continue;
    const isPast = tokens.some((token) => isIn(token, 'past'));
    if (isPast) continue;
    if (!isFault) {
      if (problemShare(words, ear) < leastProblem || tellsOfNone(words, content.examples, ear)) continue;
      // "The photos have gone", after a fix that deletes them, tells what it did.
      if (isHandled(content.flows[verdict.intent], current.open.at.step, ear)) continue;
    }
    const { intent, step } = verdict;
    return { problem: { intent, words, ...(step !== undefined && { step }) }, rest };
  }
  return undefined;
}

/** Minimum share for a clause to tell what became of a fix, whatever it names, and where it names no problem's matter. */
const surelyReport = 0.95;
const likelyReport = 0.5;

/** How surely words tell what became of a fix: "nothing has changed", "I don't know the password". */
function reportShare(words: string, ear: Ear): number {
  const reported = ear.readActs(words).filter(({ act }) => act === 'report');
  return reported.reduce((sum, { share }) => sum + share, 0);
}

/** Whether words hold one that people use of this flow and of hardly anything else. */
function namesTopic(words: string, intent: string, { content }: TurnContext, ear: Ear): boolean {
  const topics = topicsIn(ear)(content.examples);
  return [...contentStemsOf(ear.sentencesIn(words))].some((stem) => topics.get(stem) === intent);
}

/**
 * A problem that somebody raises in the middle of another: "and the freezing?", "can we do the full iCloud first?". It
 * was told before, or a flow is surely named beside a word that adds or prefers.
 */
export function problemRaised(
  context: TurnContext,
  current: CurrentPlan,
  before: readonly ToldProblem[],
  ear: Ear,
): (ProblemBeside & { readonly isPreferred: boolean }) | undefined {
  const { text, classifier, content } = context;
  const { adding, preferring } = content.phrases.hears;
  const spoken = prepareText(text, content.phrases);
  const isPreferred = holdsSaying(spoken, preferring);
  const isRaised = isPreferred || holdsSaying(spoken, adding) || sentencesOf(text, ear.lexicon).some(asksAlso);
  if (!isRaised && before.length === 0) return undefined;
  const own = ownFlows(current);
  const clauses = raisingClauses(context, ear);
  const opener = openerOf(text, ear);
  for (const clause of clauses) {
    const { named, isRaising, asks, kind } = clause;
    const isDoubted = clause.isUnsure && !asks;
    if (kind === 'excluded' || kind === 'works' || isDoubted || named === '') continue;
    const others = clauses.filter((each) => each !== clause && !each.isRaising && each.named !== '');
    const isOpened = others.some((each) => each.text.startsWith(opener));
    const besides = [...(isOpened ? [] : [opener]), ...others.map((each) => each.text)].filter(Boolean).join('. ');
    const { verdict, ranking } = classifier.understand(named);
    const told = before.find((each) => each.intent === ranking[0]?.intent && sharesStem(each.words, named, ear));
    if (told && !own.includes(told.intent)) return { problem: told, rest: besides, isPreferred };
    if (!isRaising && !isPreferred) continue;
    const topic =
      topicNamed(named, asks ? 0 : mostBeside, context, ear) ?? (isRaising ? likelyOf(named, context, ear) : undefined);
    const intent = verdict.type === 'sure' ? verdict.intent : topic;
    const flow = intent === undefined ? undefined : content.flows[intent];
    if (!flow || own.includes(flow.id) || isHandled(flow, current.open.at.step, ear)) continue;
    const least = asks ? leastAsked : (ranking[0]?.share ?? 0) >= allButCertain ? leastProblem : leastRaised;
    if (topic !== flow.id && problemShare(named, ear) < least) continue;
    const step = verdict.type === 'sure' ? verdict.step : undefined;
    return {
      problem: { intent: flow.id, words: named, ...(step !== undefined && { step }) },
      rest: besides,
      isPreferred,
    };
  }
  // "Can we do that first?" means what was mentioned last.
  const last = before.at(-1);
  return isPreferred && last && !own.includes(last.intent) && clauses.every(({ isRaising }) => isRaising)
    ? { problem: last, rest: '', isPreferred }
    : undefined;
}

/** The most words of a message that names the flow from which the open one was called, and says nothing else. */
const mostNaming = 6;

/**
 * Whether somebody names the problem again from which a step has led them away: "not the storage, the update". Short words
 * that answer what is open, "an old iPad" where it is asked about old devices, name nothing else.
 */
export function isCallerMeant(
  context: TurnContext,
  { plan, open }: CurrentPlan,
  ear: Ear,
  heard: Heard | undefined,
): boolean {
  const { text, classifier, content } = context;
  const { flow, frame } = open.at;
  if (frame === '') return false;
  const { adding, preferring } = content.phrases.hears;
  const clauses = raisingClauses(context, ear);
  const isMeant = ({ named, kind, isRaising }: RaisingClause) => {
    if (named === '' || kind === 'excluded') return false;
    const { verdict } = classifier.understand(named);
    const intent = verdict.type === 'sure' ? verdict.intent : topicNamed(named, mostBeside, context, ear);
    return intent === plan.flow && intent !== flow.id && (isRaising || clauses.length > 1 || isShort);
  };
  const { acts: [first] = [], verdict } = heard?.interpretation ?? {};
  const isTaken = verdict === 'heard' && first !== undefined && isTaking(first, open.phase);
  const isShort = wordsOf(text).length <= mostNaming && !isTaken;
  const isAsked = holdsSaying(prepareText(text, content.phrases), [...adding, ...preferring]);
  return (isAsked || isShort || clauses.some(({ kind }) => kind === 'excluded')) && clauses.some(isMeant);
}

/** Whether short words have a meaning where they are said; no fix can have failed at a question. */
function isTaking({ act }: Performed, phase: OpenStep['phase']): boolean {
  return act === 'answer' || act === 'inform' || (act === 'report' && phase !== 'question');
}

/** The yes or no that a message begins with. */
function openerOf(text: string, { lexicon }: Ear): string {
  const tokens = wordTokensOf(text, lexicon);
  const end = tokens.findIndex((token) => !isIn(token, 'yes', 'no'));
  return writtenWords(end < 0 ? tokens : tokens.slice(0, end));
}

/** A clause, what of it names something, and whether it holds a word that adds or prefers. */
type RaisingClause = Clause & { readonly named: string; readonly isRaising: boolean; readonly asks: boolean };

function raisingClauses({ text, content: { phrases } }: TurnContext, ear: Ear): readonly RaisingClause[] {
  const sentences = sentencesOf(text, ear.lexicon);
  const sayings = [...phrases.hears.adding, ...phrases.hears.preferring];
  return clausesOf(text, ear).map((clause) => {
    const spoken = prepareText(clause.text, phrases);
    const raising = sayings.flatMap((saying) => findSaying(spoken, saying) ?? []);
    const named = spoken.words.filter((_, at) => !raising.some(({ start, end }) => at >= start && at < end)).join(' ');
    const sentence = sentences[clause.sentence];
    const isRaising = raising.length > 0 || (sentence !== undefined && asksAlso(sentence));
    // "It freezes, can we do that first?" asks about the order, and tells of a fault.
    return { ...clause, named, isRaising, asks: sentence?.asks === true && !clause.isFault };
  });
}

/** "And the freezing?" */
function asksAlso({ tokens, asks }: Sentence): boolean {
  return asks && isIn(tokens[0], 'joints');
}

/** The most words beside the one that names a flow. */
const mostBeside = 2;

/** The one flow that short words name by a word which people use of it and of hardly anything else: "the freezing". */
function topicNamed(named: string, beside: number, { content }: TurnContext, ear: Ear): string | undefined {
  const stems = [...contentStemsOf(ear.sentencesIn(named))];
  if (stems.length > beside + 1) return undefined;
  const topics = new Set(stems.flatMap((stem) => topicsIn(ear)(content.examples).get(stem) ?? []));
  return topics.size === 1 ? [...topics][0] : undefined;
}

/** Minimum share of the likeliest flow of a single word, and how much of it the next one may have. */
const leastLikely = 0.4;
const mostOfNext = 0.75;

/** The flow that a single word most likely names, where no word is its own: "das Einfrieren". */
function likelyOf(named: string, { classifier, content }: TurnContext, ear: Ear): string | undefined {
  const [first, second] = classifier.understand(named).ranking;
  const isClear = first && first.share >= leastLikely && (second?.share ?? 0) <= first.share * mostOfNext;
  const isSingle = contentStemsOf(ear.sentencesIn(named)).size === 1;
  // "From the bin" says where.
  const [start] = wordTokensOf(named, ear.lexicon);
  if (isIn(start, 'hollow') && !isIn(start, 'determiners', 'pronouns', 'subjects')) return undefined;
  return isClear && isSingle && content.flows[first.intent] ? first.intent : undefined;
}

/** The flows that the open step belongs to, or leads to. */
export function ownFlows({ plan, open }: CurrentPlan): readonly (string | undefined)[] {
  return [plan.flow, open.at.flow.id, open.at.step.call];
}

function sharesStem(a: string, b: string, ear: Ear): boolean {
  const stems = contentStemsOf(ear.sentencesIn(a));
  return [...contentStemsOf(ear.sentencesIn(b))].some((stem) => stems.has(stem));
}

/** Whether a step speaks of what another flow is about. */
function isHandled(flow: Flow | undefined, { ask = '', fix = '', answers }: Step, ear: Ear): boolean {
  const handled = contentStemsOf(
    ear.sentencesIn([ask, fix, ...answers.flatMap((answer) => answer.fix ?? [])].join('\n')),
  );
  const matter = contentStemsOf(ear.sentencesIn(flow?.matter ?? ''));
  return matter.size > 0 && [...matter].every((stem) => handled.has(stem));
}

/** "But now the phone is frozen" without its "but". */
function behindJoint(text: string, { lexicon }: Ear): string {
  const tokens = wordTokensOf(text, lexicon);
  const from = tokens.findIndex((token) => !isIn(token, 'joints', 'contrasts'));
  return writtenWords(tokens.slice(Math.max(0, from)));
}

/** A message without one of its clauses, and without what joins it to the others. */
function withoutClause(text: string, clause: string, { lexicon }: Ear): string {
  const all = wordTokensOf(text, lexicon);
  const cut = wordTokensOf(clause, lexicon);
  const from = all.findIndex((_, at) => cut.every((token, offset) => all[at + offset]?.stem === token.stem));
  if (from < 0) return '';
  const before = all.slice(0, from);
  while (isIn(before.at(-1), 'joints', 'contrasts')) before.pop();
  // "… since this morning" belongs to the problem.
  const behind = all.slice(from + cut.length);
  const after = isIn(behind[0], 'causes')
    ? []
    : behind.filter((token, at) => at > 0 || !isIn(token, 'joints', 'contrasts'));
  return [before, after].map(writtenWords).filter(Boolean).join(', ');
}
