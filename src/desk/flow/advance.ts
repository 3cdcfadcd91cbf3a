import type { FlowBundle } from '../../domain/content/flow.ts';
import type { Plan, Reading } from '../../domain/conversation/plan.ts';
import { type PlanPosition, positionOf } from '../../flows/position/plan-position.ts';
import { acknowledgementAfter } from '../../flows/replies/acknowledgement.ts';
import { runOn } from '../../flows/replies/join-paragraphs.ts';
import { stepName } from '../../flows/replies/step-replies.ts';
import { type Draft, withReplies } from '../draft.ts';
import { handOff } from '../handoff/request.ts';
import type { TurnContext } from '../turn-context.ts';
import { exhaustFlow, resolveEpisode } from './end.ts';
import { playFlow, withPlan } from './play.ts';

/** The reading that moved a plan, at which step, and the position before. */
export type Moved = { readonly before: PlanPosition; readonly reading: Reading; readonly path: string };

/** Plays a plan on from its position: the next step, the outcome, or the handoff when all steps are used up. */
export async function advance(
  context: TurnContext,
  draft: Draft,
  bundle: FlowBundle,
  plan: Plan,
  moved: Moved | undefined,
  opening?: string,
): Promise<Draft> {
  const after = positionOf(bundle, plan);
  const { say } = context;
  const acknowledged = moved && acknowledgementAfter(moved.before, moved.reading, moved.path, after, say);
  const lead = [opening, acknowledged].filter(Boolean).join(' ') || undefined;
  const kept = withPlan(draft, plan);
  const { due } = after;
  if (due.type === 'resolved') return resolveEpisode(context, kept, bundle, plan, due.at);
  if (due.type === 'exhausted')
    return exhaustFlow(context, kept, bundle, plan, lead, (ended) =>
      handOff(context, ended, 'exhausted', { bundle, plan }),
    );
  if (!onlySlowStepsLeft(moved?.before, after)) return playFlow(context, kept, bundle, plan, { manner: 'on', lead });
  const warned = withReplies(kept, { kind: 'say', ...stepName(due.at), text: runOn(lead, say('longer')) });
  return playFlow(context, warned, bundle, plan, { manner: 'on' });
}

/**
 * Whether the quick checks are over: the first step of the main flow that takes the phone away comes up now, and all
 * steps that are left take it away too.
 */
function onlySlowStepsLeft(before: PlanPosition | undefined, after: PlanPosition): boolean {
  if (after.due.type !== 'open' || after.due.at.frame !== '' || after.due.phase !== 'question') return false;
  const { path, step } = after.due.at;
  if (!step.parks || (before?.due.type === 'open' && before.due.at.path === path)) return false;
  const { visits } = after;
  const asked = (parks: boolean): boolean =>
    visits.some((visit) => visit.step.parks === parks && visit.items.some(({ source }) => source === 'said'));
  const quickOnesLeft = visits.some((visit) => !visit.step.parks && visit.result === 'not-reached');
  return asked(false) && !asked(true) && !quickOnesLeft;
}
