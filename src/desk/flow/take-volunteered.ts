import { noAttempts, type Plan, type TrailItem } from '../../domain/conversation/plan.ts';
import { prepareText } from '../../flows/interpret/interpret.ts';
import { scoreForWords } from '../../flows/interpret/interpretation.ts';
import { type Volunteered, volunteered } from '../../flows/interpret/volunteered.ts';
import { findStep } from '../../flows/position/find-step.ts';
import { positionOf } from '../../flows/position/plan-position.ts';
import { belongsTo } from '../../flows/position/step-path.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { advance } from './advance.ts';
import { takenForGranted } from './begin.ts';
import type { CurrentPlan } from './current-plan.ts';

/**
 * Takes in what a message gives away without answering the open question: "actually I'm on Wi-Fi". A changed answer
 * replaces the old one and all it led to; something found wrong is looked at next. Undefined if nothing is given away
 * that says more than the answer that was `heard`.
 */
export function takeVolunteered(
  context: TurnContext,
  draft: Draft,
  running: CurrentPlan,
  heard: number,
): Promise<Draft> | undefined {
  const { closure, plan, due, standing: before } = running;
  const { flow, frame } = due.at;
  const given = volunteered(closure, flow.id, frame, prepareText(context.text, context.content.phrases)).filter(
    (each) =>
      each.path !== due.at.path &&
      scoreForWords(each.words) > heard &&
      !isKnown(each, plan, before.facts) &&
      !isPlayedElsewhere(each, running),
  );
  if (given.length === 0) return undefined;
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
    trail: [...kept, ...itemsOf(context, running, given)],
    attempts: noAttempts,
    ...(kept.length < trail.length && {
      changed: { input: context.input.id, trail, ...(earlier && { changed: earlier }) },
    }),
  };
  const calm = withState(draft, { asked: undefined, lost: 0 });
  const said = changed ? calm : withReplies(calm, ...takenForGranted(context, closure, flow.id, given));
  const moved = positionOf(closure, next).due;
  const isStill = moved.type === 'open' && moved.at.path === due.at.path;
  const lead = changed ? context.say('changed') : undefined;
  return isStill && !changed && said.replies.length === draft.replies.length
    ? undefined
    : advance(context, said, closure, next, undefined, lead);
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

/** A shared step that another flow has begun or settled: there it stays. */
function isPlayedElsewhere({ path }: Volunteered, { closure, plan }: CurrentPlan): boolean {
  const sharedAt = (place: string) => findStep(closure, plan.flow, place)?.step.shared;
  const shared = sharedAt(path);
  return shared !== undefined && plan.trail.some((item) => item.path !== path && sharedAt(item.path) === shared);
}

function itemsOf(
  { input, now, text }: TurnContext,
  { closure, plan }: CurrentPlan,
  given: readonly Volunteered[],
): readonly TrailItem[] {
  const stamp = { source: 'volunteered', input: input.id, at: now, words: text } as const;
  return given.flatMap(({ path, reading }): readonly TrailItem[] => {
    const found = findStep(closure, plan.flow, path);
    const wrong = reading.type === 'answered' && found?.step.answers[reading.answer]?.meaning === 'wrong';
    return [...(wrong ? [{ path, reading: { type: 'landed' } as const, ...stamp }] : []), { path, reading, ...stamp }];
  });
}
