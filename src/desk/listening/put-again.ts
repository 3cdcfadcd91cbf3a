import { stepName } from '../../flows/replies/step-replies.ts';
import { type Draft, withCleanSlate, withNothingAsked, withReplies } from '../draft.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import { playFlow } from '../flow/play.ts';
import type { TurnContext } from '../turn-context.ts';
import { isParked } from './is-parked.ts';

/** How often an open question is put again in the same words. */
const mostInTheSameWords = 2;

/**
 * Puts the open question again after something was said in between: without the way there, and from the third time on
 * in other words. It does not count as a miss.
 */
export async function putAgain(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> {
  const puts = (current.plan.attempts.puts ?? 0) + 1;
  const put = await playAgain(context, withNothingAsked(draft), current, puts);
  if (isParked(current)) return inOtherWords(put, context.say('park-again'));
  const question = put.replies.at(-1)?.text;
  return puts <= mostInTheSameWords || question === undefined
    ? put
    : inOtherWords(put, context.say('put-again-short', { question }));
}

/** Something said about the open step, and the question again. */
export function sayAndPutAgain(context: TurnContext, draft: Draft, current: CurrentPlan, text: string): Promise<Draft> {
  return putAgain(context, withReplies(draft, { kind: 'say', ...stepName(current.open.at), text }), current);
}

/** Leaves what is open as it is, and does not ask: whoever needs time has heard the question. Its buttons stay. */
export async function leaveOpen(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  text: string,
): Promise<Draft> {
  return inOtherWords(await playAgain(context, withCleanSlate(draft), current, 0), text);
}

/** Plays what is open once more, and notes how often it has been put. */
function playAgain(context: TurnContext, draft: Draft, { plan, bundle }: CurrentPlan, puts: number): Promise<Draft> {
  const asked = { ...plan, attempts: { ...plan.attempts, puts } };
  return playFlow(context, draft, bundle, asked, { manner: 'again', withoutPath: true, only: plan.attempts.among });
}

/** The last reply with another text; its buttons stay. */
function inOtherWords(draft: Draft, text: string): Draft {
  const last = draft.replies.at(-1);
  return last ? { ...draft, replies: [...draft.replies.slice(0, -1), { ...last, text }] } : draft;
}
