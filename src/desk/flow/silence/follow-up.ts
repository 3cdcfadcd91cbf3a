import { choiceOf } from '../../../domain/conversation/pick.ts';
import type { Plan } from '../../../domain/conversation/plan.ts';
import type { Reply } from '../../../domain/conversation/reply.ts';
import { hour } from '../../../domain/time.ts';
import { prepareText } from '../../../flows/interpret/exact-reply.ts';
import { checkReply } from '../../../flows/replies/step-replies.ts';
import { holdsSaying } from '../../../flows/sayings/holds-saying.ts';
import { type Draft, withReplies, withTimer } from '../../draft.ts';
import type { TurnContext } from '../../turn-context.ts';
import { type CurrentPlan, currentPlan } from '../current-plan.ts';
import { withPlan } from '../play.ts';
import { followUpDue, isTakenForBack } from './follow-up-due.ts';

/**
 * Nobody has said how a fix went: asks once, with the buttons of its check. Whoever has written meanwhile gets the time
 * anew. After a silence that means solved, as it does where the server was away for days, only that is said.
 */
export async function followUp(context: TurnContext, draft: Draft): Promise<Draft> {
  const { content, now } = context;
  const { owner, asked, heardAt = 0 } = draft.state;
  const current = owner.type === 'bot' && !asked ? await currentPlan(context, draft.state) : undefined;
  if (!current || current.rewritten || now - heardAt >= content.desk.assumeHours * hour) return draft;
  // Never in the future, which it could be after the clock was set back.
  const due = followUpDue(context, current.open, current.plan, Math.min(heardAt, now), now);
  if (due === undefined) return draft;
  if (due > now) return withTimer(draft, 'follow-up', due);
  return withReplies(withPlan(draft, planAsked(context, current)), howDidItGo(context, current));
}

/** The plan once it has been asked. What took the phone away is at its check from then on: any answer to that counts. */
function planAsked({ input, now }: TurnContext, current: CurrentPlan): Plan {
  const { phase, at } = current.open;
  const plan = { ...current.plan, followedUp: at.path };
  if (phase !== 'fix' || !at.step.parks) return plan;
  const back = { path: at.path, reading: { type: 'returned' }, source: 'granted', input: input.id, at: now } as const;
  return { ...plan, trail: [...plan.trail, back] };
}

/** The check, put kindly. Whoever has not got to it can say so. */
function howDidItGo({ say }: TurnContext, { open }: CurrentPlan): Reply {
  const check = checkReply(open, say, undefined);
  const notYet = choiceOf(say('button-not-yet'), { type: 'not-yet' });
  const others = check.choices?.filter(({ pick }) => pick !== notYet.pick) ?? [];
  return { ...check, text: say('follow-up', { check: check.text }), choices: [...others, notYet] };
}

/** Whoever takes leave at a fix, "bye", "I'll do that tonight", comes back when it suits them, and is not asked. */
export function markParting({ text, content }: TurnContext, current: CurrentPlan): CurrentPlan {
  const { phase, at } = current.open;
  const isAtFix = phase === 'fix' || phase === 'check';
  const isParting = isAtFix && holdsSaying(prepareText(text, content.phrases), content.phrases.hears.parting);
  const { partedAt: _, ...plan } = current.plan;
  return { ...current, plan: isParting ? { ...plan, partedAt: at.path } : plan };
}

/** The plan as the person has left it: without the step that was taken when it was asked how a fix went. */
export function asPersonLeftIt({ plan, open }: CurrentPlan): Plan {
  return isTakenForBack(open, plan) ? { ...plan, trail: plan.trail.slice(0, -1) } : plan;
}
