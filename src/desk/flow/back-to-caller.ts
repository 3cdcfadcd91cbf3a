import { matterOf } from '../../domain/content/matter-of.ts';
import { noAttempts, type Plan, type TrailItem } from '../../domain/conversation/plan.ts';
import { findStep } from '../../flows/position/find-step.ts';
import { belongsTo, callerOf, flowOfFrame, frameOf, isWithin } from '../../flows/position/step-path.ts';
import type { Draft } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { advance } from './advance.ts';
import type { CurrentPlan } from './current-plan.ts';

/** Why somebody is done with a flow that a step has called. */
type Why = 'solved' | 'unwanted';

/**
 * Leaves the open flow for the one that called it, which goes on: with its check if a fix is said to have helped after
 * all, else behind the step that called. Undefined if no step has called the open flow.
 */
export function backToCaller(
  context: TurnContext,
  draft: Draft,
  { plan, bundle, open }: CurrentPlan,
  why: Why,
): Promise<Draft> | undefined {
  const { say, input, now, text } = context;
  const { frame } = open.at;
  const caller = callerOf(frame);
  const step = findStep(bundle, plan.flow, caller)?.step;
  if (frame === '' || !step) return undefined;
  const stamp = { source: 'said', input: input.id, at: now, words: text } as const;
  const inOrder = step.answers.findIndex(({ meaning }) => meaning === 'fine');
  const settled: TrailItem = {
    path: caller,
    reading: why === 'solved' && inOrder >= 0 ? { type: 'answered', answer: inOrder } : { type: 'skip' },
    ...stamp,
  };
  const outside = plan.trail.filter(({ path }) => !belongsTo(path, caller));
  const trail = (why === 'solved' && helpedAfterAll(plan, frame, stamp)) || [...outside, settled];
  const back = bundle.flows[flowOfFrame(frameOf(caller), plan.flow)];
  const lead = why === 'solved' && back ? say('call-solved', { title: matterOf(back) }) : say('digress-done');
  return advance(context, draft, bundle, { ...plan, trail, attempts: noAttempts }, undefined, lead);
}

/** The trail with the last fix of a frame as what has solved its problem; undefined if none was tried there. */
function helpedAfterAll(
  { trail }: Plan,
  frame: string,
  stamp: Omit<TrailItem, 'path' | 'reading'>,
): readonly TrailItem[] | undefined {
  const at = trail.findLastIndex(({ path, reading }) => isWithin(path, frame) && reading.type === 'no-effect');
  const fix = trail[at];
  if (!fix) return undefined;
  const before = trail.filter((item, place) => place < at || !isWithin(item.path, frame));
  return [...before, { path: fix.path, reading: { type: 'solved' }, ...stamp }];
}
