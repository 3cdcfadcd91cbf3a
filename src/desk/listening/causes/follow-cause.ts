import { noAttempts } from '../../../domain/conversation/plan.ts';
import { positionOf } from '../../../flows/position/plan-position.ts';
import { stepName } from '../../../flows/replies/step-replies.ts';
import { nameOfQuestion } from '../../../interpretation/context.ts';
import type { Ear } from '../../../interpretation/ear.ts';
import type { Interpretation, Performed } from '../../../interpretation/interpretation.ts';
import { clausesOf } from '../../../interpretation/opening/clauses-of.ts';
import { writtenOf } from '../../../interpretation/text/written-form.ts';
import { type Draft, withCleanSlate, withReplies } from '../../draft.ts';
import { advance } from '../../flow/advance.ts';
import type { CurrentPlan } from '../../flow/current-plan.ts';
import { toldItem } from '../../flow/take-told.ts';
import { faultOf } from '../../flow/telling/cause-in.ts';
import type { Incoming } from '../../incoming.ts';
import { answerWithin } from '../../questions/answer-within.ts';
import { namesNothing } from '../../questions/explain.ts';
import { questionsIn } from '../../questions/questions-in.ts';
import type { TurnContext } from '../../turn-context.ts';
import { isReadFrom, sureBeside } from '../earlier-answers.ts';
import { isParked } from '../is-parked.ts';
import { withMoodsBeside } from '../meet-mood.ts';
import { refuses, stepWanted } from '../reports/step-wanted.ts';
import { type CauseTold, causeTold } from './cause-told.ts';

/** Minimum share for a cause to count where the same words answer the open question. */
const besideAnswer = 0.8;

/** Minimum share for words to be learned to answer the open question. */
const leastLearned = 0.2;

/** What is done, wished or corrected is no cause, and neither is a report that something has been mended. */
const others: readonly Performed['act'][] = ['correct', 'urgent', 'wish', 'elsewhere'];
const failing: readonly string[] = ['no-effect', 'could-not', 'unsure'];

/**
 * Goes to the step that a message tells to be the cause: "that's sand in the port, isn't it", while it is asked whether
 * it got wet. What the message says to the open step is taken first, and a question back that was foreseen is answered.
 *
 * @param reply takes the message as it is taken where no cause is told
 */
export async function followCause(
  { context, draft, heard }: Incoming,
  current: CurrentPlan,
  ear: Ear,
  reply: (current: CurrentPlan) => Promise<Draft | undefined>,
): Promise<Draft | undefined> {
  if (current.open.phase === 'offer' || isParked(current)) return undefined;
  const cause = causeTold(context.text, current, ear);
  const { interpretation: read, told: rows } = heard() ?? {};
  if (!cause || !read || !rows || isDeed(cause, current, ear)) return undefined;
  // "It charges now with HER cable" tells what it was, and that it is over.
  if (read.acts.some((act) => act.act === 'wish' && act.kind === 'works-now' && act.share >= sureBeside))
    return undefined;
  // "I'm not deleting any of them" refuses what is open.
  if (stepWanted(context, current, read, ear) || refuses(context.text, current, read.acts, ear)) return undefined;
  const landed = withLanding(context, current, cause);
  const { due } = positionOf(current.bundle, landed.plan);
  if (due.type !== 'open' || due.at.path !== cause.path) return undefined;
  const [first] = read.acts;
  // "Yes, it loads, I'm at home on Wi-Fi" tells what was listed, and no cause.
  const isListed = (act: Performed) =>
    act.act === 'inform' && act.row !== undefined && rows[act.row]?.path !== cause.path && act.share >= sureBeside;
  if (read.acts.some((act) => isListed(act) && isReadFrom(cause.words, act))) return undefined;
  if (read.verdict === 'unheard' || !first) return goTo(context, draft, current, cause, ear);
  if (others.includes(first.act) && read.verdict === 'heard') return undefined;
  // "How much is it to buy more?" wants no step that has nothing to ask.
  if (first.act === 'ask' && cause.step.ask === undefined) return undefined;
  switch (first.act) {
    case 'answer': {
      if (read.verdict !== 'heard' || first.answer === 'unsure') break;
      const isApart = !isReadFrom(cause.words, first);
      if (
        isApart &&
        first.share >= sureBeside &&
        shareOfAnswer(clauseOf(first, context.text, ear), first.answer, current, ear) >= leastLearned
      )
        return cause.isNew && isFine(first, current) ? reply(landed) : undefined;
      if (!cause.isNew) return undefined;
      if (shareOfAnswer(cause.words, first.answer, current, ear) < leastLearned) break;
      // "It's all black" is no trouble with one app, and says what to look at.
      return cause.share >= besideAnswer && isFine(first, current) ? reply(landed) : undefined;
    }
    case 'report':
      return failing.includes(first.kind) && read.verdict === 'heard' ? reply(landed) : undefined;
  }
  const told = withMoodsBeside(context, draft, read.acts, current);
  return goTo(context, withAnswers(context, told, current, read, ear), current, cause, ear);
}

/** Minimum share for words to tell what was done. */
const leastDone = 0.5;

/** "I switched it on, how long does it take?": after a fix, what was done about it is no cause. */
function isDeed({ words }: CauseTold, { open }: CurrentPlan, { readActs }: Ear): boolean {
  if (open.phase !== 'fix' && open.phase !== 'check') return false;
  return readActs(words).some(({ kind, share }) => kind === 'report.done' && share >= leastDone);
}

/** The clause that an act is read from; the whole text where there is none. */
function clauseOf(act: Performed, text: string, ear: Ear): string {
  return clausesOf(text, ear).find((clause) => isReadFrom(clause.text, act))?.text ?? text;
}

/** How likely words are learned to give an answer to the open question, 0 to 1. */
function shareOfAnswer(words: string, answer: number, { open }: CurrentPlan, ear: Ear): number {
  const { ask, answers } = open.at.step;
  if (open.phase !== 'question' || ask === undefined) return 0;
  return ear.readAnswer(nameOfQuestion(ask, answers), writtenOf(words, ear.lexicon))?.[answer]?.share ?? 0;
}

function isFine(act: Performed, { open }: CurrentPlan): boolean {
  const answer = act.act === 'answer' && act.answer !== 'unsure' ? open.at.step.answers[act.answer] : undefined;
  return answer?.meaning === 'fine';
}

/** What was asked beside it, if that was foreseen. */
function withAnswers(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  { acts, clauses }: Interpretation,
  ear: Ear,
): Draft {
  // "Sync is off, could that be it?" asks about what it tells.
  const isAsked = clauses.some((clause) => questionsIn(clause, ear).some(({ text }) => !namesNothing(text, ear)));
  const text =
    isAsked && acts.some(({ act }) => act === 'ask') ? answerWithin(context, current, clauses, ear) : undefined;
  return text === undefined ? draft : withReplies(draft, { kind: 'say', ...stepName(current.open.at), text });
}

/** Puts the step of the cause first, and its fix if its question was answered beyond doubt. */
async function goTo(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  cause: CauseTold,
  ear: Ear,
): Promise<Draft | undefined> {
  const { plan } = withLanding(context, current, cause);
  const answer = faultOf(cause, ear);
  const answered = answer === undefined ? [] : [toldItem(context, cause.path, { type: 'answered', answer })];
  const next = { ...plan, trail: [...plan.trail, ...answered], attempts: noAttempts };
  const { due } = positionOf(current.bundle, next);
  if (due.type !== 'open' || due.at.path !== cause.path) return undefined;
  const { ask, title } = cause.step;
  // "I'd rather pay for more" wants a step more than it tells a cause.
  const lead = ask === undefined ? context.say('wish-another-step', { title }) : context.say('cause-told');
  return advance(context, withCleanSlate(draft), current.bundle, next, undefined, lead);
}

/** The plan with the step of the cause on top; what a message seemed to tell of it before is dropped. */
function withLanding(context: TurnContext, current: CurrentPlan, cause: CauseTold): CurrentPlan {
  const { plan } = current;
  const kept = plan.trail.filter(({ path }) => path !== cause.path);
  return { ...current, plan: { ...plan, trail: [...kept, toldItem(context, cause.path, { type: 'landed' })] } };
}
