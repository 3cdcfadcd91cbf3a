import { noAttempts, type Plan, type TrailItem } from '../../domain/conversation/plan.ts';
import { prepareText } from '../../flows/interpret/interpret.ts';
import { yesOrNoScore } from '../../flows/interpret/interpret-answer.ts';
import { scoreForWords } from '../../flows/interpret/interpretation.ts';
import { type Volunteered, volunteered } from '../../flows/interpret/volunteered.ts';
import { findStep } from '../../flows/position/find-step.ts';
import { positionOf } from '../../flows/position/plan-position.ts';
import { belongsTo } from '../../flows/position/step-path.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { advance } from './advance.ts';
import type { CurrentPlan } from './current-plan.ts';
import { takenForGranted } from './opening.ts';

/**
 * Takes what a message gives away without answering the open question: "actually I'm on Wi-Fi". A changed answer
 * replaces the old one and all that it led to; what is called wrong is looked at next. Undefined if nothing that it
 * gives away explains more of the words than the answer that was `heard`.
 */
export function takeVolunteered(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  heard: number,
): Promise<Draft> | undefined {
  const { bundle, plan, open, position: before } = current;
  const { flow, frame } = open.at;
  const given = volunteered(bundle, flow.id, frame, prepareText(context.text, context.content.phrases)).filter(
    (each) =>
      each.path !== open.at.path &&
      scoreForWords(each.words) > heard &&
      !isKnown(each, plan, before.facts) &&
      !isPlayedElsewhere(each, current),
  );
  if (given.length === 0) return undefined;
  // "Yes, I'm on Wi-Fi": an answer, and a fact that was not known. The answer takes it along.
  const isBeside = ({ reading }: Volunteered) => reading.type === 'learned' && before.facts[reading.fact] === undefined;
  if (heard >= yesOrNoScore && given.every(isBeside)) return undefined;
  const changed = given.some(
    ({ path, reading }) =>
      (reading.type === 'learned' && before.facts[reading.fact] !== undefined) ||
      (reading.type === 'answered' &&
        plan.trail.some((item) => item.path === path && item.reading.type === 'answered')),
  );
  const kept = plan.trail.filter((item) => !given.some(({ path }) => path !== '' && belongsTo(item.path, path)));
  const { changed: earlier, trail } = plan;
  const next: Plan = {
    ...plan,
    trail: [...kept, ...itemsOf(context, current, given)],
    attempts: noAttempts,
    ...(kept.length < trail.length && {
      changed: { input: context.input.id, trail, ...(earlier && { changed: earlier }) },
    }),
  };
  const calm = withState(draft, { asked: undefined, lost: 0 });
  const said = changed ? calm : withReplies(calm, ...takenForGranted(context, bundle, flow.id, given));
  const moved = positionOf(bundle, next).due;
  const isStill = moved.type === 'open' && moved.at.path === open.at.path;
  const lead = changed ? context.say('changed') : undefined;
  return isStill && !changed && said.replies.length === draft.replies.length
    ? undefined
    : advance(context, said, bundle, next, undefined, lead);
}

function isKnown({ path, reading }: Volunteered, plan: Plan, facts: Readonly<Record<string, string>>): boolean {
  if (reading.type === 'learned') return facts[reading.fact] === reading.value;
  return plan.trail.some(
    (item) =>
      item.path === path &&
      item.reading.type === 'answered' &&
      reading.type === 'answered' &&
      item.reading.answer === reading.answer,
  );
}

/** Whether another flow has begun or settled this shared step: it stays there. */
function isPlayedElsewhere({ path }: Volunteered, { bundle, plan }: CurrentPlan): boolean {
  const sharedAt = (place: string) => findStep(bundle, plan.flow, place)?.step.shared;
  const shared = sharedAt(path);
  return shared !== undefined && plan.trail.some((item) => item.path !== path && sharedAt(item.path) === shared);
}

function itemsOf(
  { input, now, text }: TurnContext,
  { bundle, plan }: CurrentPlan,
  given: readonly Volunteered[],
): readonly TrailItem[] {
  const stamp = { source: 'volunteered', input: input.id, at: now, words: text } as const;
  return given.flatMap(({ path, reading }): readonly TrailItem[] => {
    const found = findStep(bundle, plan.flow, path);
    const wrong = reading.type === 'answered' && found?.step.answers[reading.answer]?.meaning === 'wrong';
    return [...(wrong ? [{ path, reading: { type: 'landed' } as const, ...stamp }] : []), { path, reading, ...stamp }];
  });
}
