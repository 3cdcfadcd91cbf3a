import type { Closure } from '../../domain/content/flow.ts';
import type { Plan, Reading } from '../../domain/conversation/plan.ts';
import { longerLiesAhead } from '../../flows/position/only-slow-steps-left.ts';
import { type Standing, standing } from '../../flows/position/plan-position.ts';
import { leadAfter } from '../../flows/replies/acknowledgement.ts';
import { runOn } from '../../flows/replies/join-paragraphs.ts';
import { stepName } from '../../flows/replies/step-replies.ts';
import { type Draft, withReplies } from '../draft.ts';
import { handOff } from '../handoff/request.ts';
import type { Moment } from '../turn-context.ts';
import { exhaust, resolve } from './end.ts';
import { playOn, withPlan } from './play.ts';

/** The reading that moved a plan, and where. */
export type Moved = { readonly before: Standing; readonly reading: Reading; readonly path: string };

/** Plays a plan on from where it stands now: the next step, the outcome, or the handoff when all is used up. */
export async function advance(
  moment: Moment,
  draft: Draft,
  closure: Closure,
  plan: Plan,
  moved: Moved | undefined,
  opening?: string,
): Promise<Draft> {
  const after = standing(closure, plan);
  const { say } = moment;
  const acknowledged = moved && leadAfter(moved.before, moved.reading, moved.path, after, say);
  const lead = [opening, acknowledged].filter(Boolean).join(' ') || undefined;
  const kept = withPlan(draft, plan);
  const { due } = after;
  if (due.type === 'resolved') return resolve(moment, kept, closure, plan, due.at);
  if (due.type === 'exhausted')
    return exhaust(moment, kept, closure, plan, lead, (ended) =>
      handOff(moment, ended, 'exhausted', { closure, plan }),
    );
  if (!longerLiesAhead(moved?.before, after))
    return playOn(moment, kept, closure, plan, { manner: 'on', ...(lead && { lead }) });
  const warned = withReplies(kept, { kind: 'say', ...stepName(due.at), text: runOn(lead, say('longer')) });
  return playOn(moment, warned, closure, plan, { manner: 'on' });
}
