import { noAttempts, type Plan, type Reading, type TrailItem } from '../../domain/conversation/plan.ts';
import { present } from '../../domain/present.ts';
import type { Tellable } from '../../flows/interpret/tellable.ts';
import { findStep } from '../../flows/position/find-step.ts';
import { positionOf } from '../../flows/position/plan-position.ts';
import { belongsTo } from '../../flows/position/step-path.ts';
import { isFinal } from '../../flows/position/walk-flow.ts';
import type { Say } from '../../flows/replies/say.ts';
import { type Draft, withCleanSlate, withReplies } from '../draft.ts';
import { putAgain, sayAndPutAgain } from '../listening/put-again.ts';
import type { TurnContext } from '../turn-context.ts';
import { advance } from './advance.ts';
import type { CurrentPlan } from './current-plan.ts';
import { takenForGranted } from './opening.ts';

/**
 * Takes what a message tells without answering the open question: "actually I'm on Wi-Fi". A changed answer replaces
 * the old one and all that it led to; what is called wrong is looked at next. What was known is acknowledged.
 */
export function takeTold(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  told: readonly Tellable[],
): Promise<Draft> {
  const { say } = context;
  const { bundle, open, position } = current;
  const news = newsOf(told, current);
  if (news.length === 0) return sayAndPutAgain(context, draft, current, say('noted-before'));
  const { next, isChange } = withTold(context, current, news);
  const calm = withCleanSlate(draft);
  const said = isChange ? calm : withReplies(calm, ...takenForGranted(context, bundle, open.at.flow.id, news));
  const { due } = positionOf(bundle, next);
  const isStill = due.type === 'open' && due.at.path === open.at.path && due.phase === open.phase;
  if (isStill && !isChange) {
    const still = { ...current, plan: next, position };
    return said.replies.length === draft.replies.length
      ? sayAndPutAgain(context, said, still, say('noted', { facts: labelsOf(news, say) }))
      : putAgain(context, said, still);
  }
  return advance(context, said, bundle, next, undefined, isChange ? say('changed') : undefined);
}

/** The plan with what was told beside an answer, where nothing of it changes an earlier answer. */
export function withToldBeside(context: TurnContext, current: CurrentPlan, told: readonly Tellable[]): Plan {
  const news = newsOf(told, current);
  if (news.length === 0) return current.plan;
  const { next, isChange } = withTold(context, current, news);
  return isChange ? current.plan : next;
}

function labelsOf(told: readonly Tellable[], say: Say): string {
  return told
    .map(({ label, reading }) => (reading.type === 'already' ? say('tried-already', { step: label }) : label))
    .join(', ');
}

/**
 * What was told and is not known yet, one answer for each step; a step that another flow has played is left to that
 * flow.
 */
function newsOf(told: readonly Tellable[], current: CurrentPlan): readonly Tellable[] {
  const { plan, position } = current;
  return told.filter(
    (each, at) =>
      !isKnown(each, plan, position.facts) &&
      !isPlayedElsewhere(each, current) &&
      told.findIndex(({ path, reading }) => path === each.path && isSameKind(reading, each.reading)) === at,
  );
}

function isSameKind(a: Reading, b: Reading): boolean {
  return a.type === b.type && (a.type !== 'learned' || b.type !== 'learned' || a.fact === b.fact);
}

function withTold(
  context: TurnContext,
  current: CurrentPlan,
  news: readonly Tellable[],
): { readonly next: Plan; readonly isChange: boolean } {
  const { plan, position } = current;
  const isChange = news.some(
    ({ path, reading }) =>
      (reading.type === 'learned' && position.facts[reading.fact] !== undefined) ||
      (reading.type === 'answered' &&
        plan.trail.some((item) => item.path === path && item.reading.type === 'answered')),
  );
  const kept = plan.trail.filter((item) => !news.some(({ path }) => path !== '' && belongsTo(item.path, path)));
  const { changed: earlier, trail } = plan;
  const next: Plan = {
    ...plan,
    trail: [...kept, ...itemsOf(context, current, news)],
    attempts: noAttempts,
    ...(kept.length < trail.length && {
      changed: present({ input: context.input.id, trail, changed: earlier }),
    }),
  };
  return { next, isChange };
}

function isKnown({ path, reading }: Tellable, plan: Plan, facts: Readonly<Record<string, string>>): boolean {
  if (reading.type === 'learned') return facts[reading.fact] === reading.value;
  if (reading.type === 'already') return plan.trail.some((item) => item.path === path && isFinal(item.reading.type));
  return plan.trail.some(
    (item) =>
      item.path === path &&
      item.reading.type === 'answered' &&
      reading.type === 'answered' &&
      item.reading.answer === reading.answer,
  );
}

/** Whether another flow has begun or settled this shared step: then it is left to that flow. */
function isPlayedElsewhere({ path }: Tellable, { bundle, plan }: CurrentPlan): boolean {
  const sharedAt = (place: string) => findStep(bundle, plan.flow, place)?.step.shared;
  const shared = sharedAt(path);
  return shared !== undefined && plan.trail.some((item) => item.path !== path && sharedAt(item.path) === shared);
}

/** What a message tells of a step, as the trail keeps it. */
export function toldItem({ input, now, text }: TurnContext, path: string, reading: Reading): TrailItem {
  return { path, reading, source: 'volunteered', input: input.id, at: now, words: text };
}

function itemsOf(
  context: TurnContext,
  { bundle, plan }: CurrentPlan,
  given: readonly Tellable[],
): readonly TrailItem[] {
  return given.flatMap(({ path, reading }): readonly TrailItem[] => {
    const found = findStep(bundle, plan.flow, path);
    const wrong = reading.type === 'answered' && found?.step.answers[reading.answer]?.meaning === 'wrong';
    return [...(wrong ? [toldItem(context, path, { type: 'landed' })] : []), toldItem(context, path, reading)];
  });
}
