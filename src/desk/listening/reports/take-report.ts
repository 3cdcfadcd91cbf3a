import type { KindOf } from '../../../domain/content/acts.ts';
import type { WordGroup } from '../../../domain/content/words.ts';
import type { Reading } from '../../../domain/conversation/plan.ts';
import { drawPathsIn } from '../../../flows/replies/draw-path.ts';
import { devicesIn } from '../../../interpretation/acts/elsewhere-in.ts';
import { contentOf } from '../../../interpretation/alignment/proposition.ts';
import type { Ear } from '../../../interpretation/ear.ts';
import type { Performed } from '../../../interpretation/interpretation.ts';
import { isIn, segmentsOf } from '../../../interpretation/text/segments.ts';
import { sentencesOf, wordTokensOf } from '../../../interpretation/text/sentences.ts';
import type { Draft } from '../../draft.ts';
import type { CurrentPlan } from '../../flow/current-plan.ts';
import { takeAnswer } from '../../flow/take-answer.ts';
import { answerToQuestion } from '../../questions/answer-question.ts';
import { wordsAround } from '../../questions/telling-words.ts';
import type { TurnContext } from '../../turn-context.ts';
import { isParked } from '../is-parked.ts';
import { leaveOpen, sayAndPutAgain } from '../put-again.ts';
import { elsewhereOf } from '../refer-elsewhere.ts';
import { hasOnlyBegun, notYet, stillAtIt } from './not-yet.ts';
import { worksNow } from './works-now.ts';

type Report = KindOf<'report'>;

/** Takes a report about a fix; at a question, only reports that can be true of one. */
export function takeReport(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  report: Report,
): Promise<Draft> | Draft {
  const { phase } = current.open;
  if (phase === 'question' || phase === 'offer') return beforeAnyFix(context, draft, current, report);
  const take = (reading: Reading) => takeAnswer(context, draft, current, { type: 'reading', reading });
  switch (report) {
    case 'done':
      if (hasOnlyBegun(context, current)) return stillAtIt(context, draft, current);
      return isParked(current)
        ? take({ type: 'returned' })
        : sayAndPutAgain(context, draft, current, context.say('report-done'));
    case 'not-yet':
      return notYet(context, draft, current);
    case 'solved':
      return take({ type: 'solved' });
    case 'partly':
      return partly(context, draft, current);
    case 'relapse':
      return take({ type: 'no-effect', note: 'relapse' });
    case 'no-effect':
      return take({ type: 'no-effect' });
    case 'could-not':
      return isLookingForIt(context, current, report)
        ? showWhere(context, draft, current)
        : take({ type: 'could-not' });
    case 'unsure':
      return unsure(context, draft, current);
  }
}

/** Nothing was proposed yet, so nothing can have been done: "I can't find that" asks to be told how. */
function beforeAnyFix(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  report: Report,
): Promise<Draft> | Draft {
  const { say } = context;
  switch (report) {
    case 'could-not':
      if (deniesElse(context, current)) return sayAndPutAgain(context, draft, current, say('report-noted'));
      if (isRefusing(context, current)) return refused(context, draft, current);
      return takeAnswer(context, draft, current, { type: 'reading', reading: { type: 'unsure' } });
    case 'unsure':
      return takeAnswer(context, draft, current, { type: 'reading', reading: { type: 'unsure' } });
    case 'solved':
      return worksNow(context, draft, current);
    case 'not-yet':
      return leaveOpen(context, draft, current, say('take-time'));
    case 'done':
    case 'partly':
    case 'relapse':
    case 'no-effect':
      return sayAndPutAgain(context, draft, current, say('report-noted'));
  }
}

/** Where an answer leads to something that cannot be undone, "I won't" or "I daren't" refers to that. */
function isRefusing(context: TurnContext, { open }: CurrentPlan): boolean {
  return open.at.step.answers.some(({ isDestructive }) => isDestructive) && denies(context, 'willing');
}

/** "I don't want to pay for anything", while it is asked about old backups: what somebody won't do is not of this step. */
function deniesElse({ text, ear }: TurnContext, { open }: CurrentPlan): boolean {
  if (!ear) return false;
  const own = wordsAround(ear)(open.at.step);
  return sentencesOf(text, ear.lexicon)
    .flatMap(segmentsOf)
    .some(({ tokens, isNegative }) => {
      const named = contentOf(tokens).filter((token) => token.groups.size === 0);
      return (
        isNegative &&
        tokens.some((token) => isIn(token, 'willing')) &&
        !tokens.some((token) => isIn(token, 'referring') && (token === tokens.at(-1) || !isIn(token, 'determiners'))) &&
        named.length > 0 &&
        !named.some(({ stem }) => own.has(stem))
      );
    });
}

/** "I'd rather not": the step is left out, or its fix counts as one that could not be done. */
export function refused(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> | Draft {
  const isProposed = current.open.phase === 'fix' || current.open.phase === 'check';
  const reading = { type: isProposed ? 'could-not' : 'skip' } as const;
  return takeAnswer(context, draft, current, { type: 'reading', reading });
}

/** Whether somebody wants to be shown where to look, which is done once. */
export function isLookingForIt(context: TurnContext, { plan }: CurrentPlan, report: Report): boolean {
  return report === 'could-not' && !plan.attempts.shown && isNotFinding(context);
}

/** Whether somebody cannot see or find what a fix speaks of, rather than cannot do it. */
function isNotFinding(context: TurnContext): boolean {
  return denies(context, 'perceiving', 'looking');
}

/** Whether a clause says no with a word of one of the groups. */
function denies({ text, ear }: TurnContext, ...groups: readonly WordGroup[]): boolean {
  if (!ear) return false;
  return sentencesOf(text, ear.lexicon)
    .flatMap(segmentsOf)
    .some(({ tokens, isNegative }) => isNegative && tokens.some((token) => isIn(token, ...groups)));
}

/** Whether a report is less certain than its kind requires: then the person is asked whether they meant it. */
export function isUncertain({ kind, share, words }: ReportAct, context: TurnContext): boolean {
  return (
    (kind === 'solved' && words.length === 1 && share < sureOfSuccess) ||
    (kind === 'could-not' && (share < sureWhenBack || isOnlyImplied(context))) ||
    (kind === 'relapse' && share < sureOfRelapse)
  );
}

/** "Back again", after a step that took the phone away, may only sound like a report. */
export function isVagueWhenBack({ kind, share }: ReportAct, current: CurrentPlan): boolean {
  return isParked(current) && share < sureWhenBack && spoilt.includes(kind);
}

type ReportAct = Extract<Performed, { act: 'report' }>;

/**
 * A "yes" beside words that say something else has a smaller share than this, and solves nothing without being
 * confirmed.
 */
const sureOfSuccess = 0.8;

/**
 * "It was working yesterday" is about the past: below this share, the person is asked whether the fault is there now.
 */
const sureOfRelapse = 0.7;

/** Minimum share for the report of somebody who comes back to be taken without asking. */
const sureWhenBack = 0.9;
const spoilt: readonly string[] = ['relapse', 'no-effect', 'partly'];

/** "The button is broken": whoever tells of a hindrance has not said outright that it could not be done. */
function isOnlyImplied({ text, ear }: TurnContext): boolean {
  if (!ear) return false;
  const tokens = wordTokensOf(text, ear.lexicon);
  return !tokens.some((token) => isIn(token, 'not', 'nothing', 'failing', 'no'));
}

/** Shows once more where to look; whoever still does not find it could not do it. */
function showWhere(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> | Draft {
  const { ear, text } = context;
  if (!ear) return takeAnswer(context, draft, current, { type: 'reading', reading: { type: 'could-not' } });
  const asked = { ...current, plan: { ...current.plan, attempts: { ...current.plan.attempts, shown: true } } };
  return sayAndPutAgain(
    context,
    draft,
    asked,
    answerToQuestion(context, current, { text, within: text, kind: 'where', clarity: 1 }, ear).text,
  );
}

/** It helped a little: asks once whether it is still getting better, then notes it and goes on. */
function partly(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> | Draft {
  const { plan } = current;
  if (plan.attempts.partly)
    return takeAnswer(context, draft, current, { type: 'reading', reading: { type: 'no-effect', note: 'partly' } });
  const asked = { ...current, plan: { ...plan, attempts: { ...plan.attempts, partly: true } } };
  return sayAndPutAgain(context, draft, asked, context.say('report-partly-more'));
}

/** Not sure whether it helped: says once how to tell, then notes it and goes on. */
function unsure(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> | Draft {
  const { plan, open } = current;
  if (plan.attempts.unsure > 0)
    return takeAnswer(context, draft, current, { type: 'reading', reading: { type: 'unsure' } });
  const asked = { ...current, plan: { ...plan, attempts: { ...plan.attempts, unsure: 1 } } };
  const tell = open.at.step.tell ?? open.at.flow.tell ?? current.bundle.flows[plan.flow]?.tell;
  const text = tell ? drawPathsIn(context.say('report-unsure', { how: tell })) : context.say('report-unsure-no-how');
  return sayAndPutAgain(context, draft, asked, text);
}

/** "Yes, the tablet is fine" says yes to what another device does, where the flow doesn't look at that. */
export function isOfOtherDevice(
  context: TurnContext,
  { open }: CurrentPlan,
  { kind, words }: { readonly kind: Report; readonly words: readonly string[] },
  ear: Ear,
): boolean {
  const elsewhere = elsewhereOf(context);
  const { alsoOn = [] } = open.at.flow;
  const isMereYes = words.length > 0 && words.every((word) => ear.lexicon.groupsOf(word)?.has('yes'));
  if (kind !== 'solved' || !elsewhere || !isMereYes) return false;
  return devicesIn(context.text, elsewhere, ear).some((device) => !alsoOn.includes(device));
}
