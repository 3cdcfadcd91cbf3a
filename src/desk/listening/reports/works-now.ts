import type { Flow } from '../../../domain/content/flow.ts';
import { choiceOf } from '../../../domain/conversation/pick.ts';
import { noAttempts, type TrailItem } from '../../../domain/conversation/plan.ts';
import { positionOf } from '../../../flows/position/plan-position.ts';
import { callerOf, frameOf } from '../../../flows/position/step-path.ts';
import { stepName } from '../../../flows/replies/step-replies.ts';
import type { Ear } from '../../../interpretation/ear.ts';
import { problemGone } from '../../../interpretation/reports/report-at-question.ts';
import { type Draft, withCleanSlate, withReplies, withState } from '../../draft.ts';
import { advance } from '../../flow/advance.ts';
import { backToCaller } from '../../flow/back-to-caller.ts';
import type { CurrentPlan } from '../../flow/current-plan.ts';
import { endEpisode } from '../../flow/end.ts';
import type { TurnContext } from '../../turn-context.ts';
import { outcomesOf } from '../hear.ts';

/**
 * "Oh, it works now": the problem is solved, and no step is said to have done it. In a flow that a step has called, what
 * that step found wrong is in order, and the flow that called goes on.
 */
export async function worksNow(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> {
  return backToCaller(context, draft, current, 'solved') ?? endSolved(context, draft, current);
}

/**
 * Success told, in a flow that a step has called, of the problem that was begun with: "my photos are uploading!" while it
 * is asked about a full iCloud. Undefined if nothing of the kind was said, or it may as well be about the open flow.
 */
export function rootWorks(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  ear: Ear,
): Promise<Draft> | Draft | undefined {
  const { plan, bundle, open } = current;
  const root = bundle.flows[plan.flow];
  if (open.at.frame === '' || !root || root.id === open.at.flow.id) return undefined;
  const question = open.phase === 'question' ? (open.at.step.ask ?? '') : open.at.flow.check;
  const goneOf = (flow: Flow, text: string) =>
    problemGone(text, { question, check: flow.check, ...outcomesOf(flow) }, ear) ?? 0;
  const sentences = ear.sentencesIn(context.text);
  const said = [context.text, ...(sentences.length > 1 ? sentences.map(({ text }) => text) : [])];
  const gone = said.map((text) => ({ text, share: goneOf(root, text) }));
  // "It's fixed. They're syncing": one of its sentences names what has gone.
  if (!gone.some(({ text, share }) => share > 0 && share > goneOf(open.at.flow, text))) return undefined;
  return Math.max(...gone.map(({ share }) => share)) >= sureOfRoot
    ? rootSolved(context, draft, current)
    : askWhetherItWorks(context, draft, current, root);
}

/** Minimum share for the problem that was begun with to be solved without asking. */
const sureOfRoot = 0.9;

/** "Just to be sure: are your photos syncing now?" */
export function askWhetherItWorks({ say }: TurnContext, draft: Draft, { open }: CurrentPlan, flow: Flow): Draft {
  return withReplies(withState(draft, { asked: { type: 'works', flow: flow.id } }), {
    kind: 'check',
    ...stepName(open.at),
    text: say('confirm-works', { check: flow.check }),
    choices: [choiceOf(say('button-yes'), { type: 'yes' }), choiceOf(say('button-no'), { type: 'no' })],
  });
}

/** "Yes, they are": what was asked about works. */
export function takeWorks(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  asked: { readonly flow: string },
): Promise<Draft> {
  return asked.flow === current.plan.flow ? rootSolved(context, draft, current) : worksNow(context, draft, current);
}

/** The problem that was begun with is solved: by the fix that is open, and whatever called its flow, if one is. */
function rootSolved(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> {
  const { bundle, plan, open } = current;
  if (open.phase !== 'fix' && open.phase !== 'check') return endSolved(context, draft, current);
  const { input, now, text } = context;
  const stamp = { source: 'said', input: input.id, at: now, ...(text && { words: text }) } as const;
  const solved = (path: string): TrailItem => ({ path, reading: { type: 'solved' }, ...stamp });
  let path = open.at.path;
  let trail = [...plan.trail, solved(path)];
  for (;;) {
    const next = { ...plan, trail, attempts: noAttempts };
    const { due } = positionOf(bundle, next);
    path = callerOf(frameOf(path));
    if (due.type !== 'open' || path === '' || due.at.path !== path || due.phase !== 'check')
      return advance(context, withCleanSlate(draft), bundle, next, undefined);
    trail = [...trail, solved(path)];
  }
}

function endSolved(context: TurnContext, draft: Draft, { open, plan }: CurrentPlan): Promise<Draft> {
  const said = withReplies(withCleanSlate(draft), {
    kind: 'outcome',
    outcome: 'resolved',
    ...stepName(open.at),
    text: context.say('wish-works-now'),
  });
  return endEpisode(context, said, plan, 'resolved');
}
