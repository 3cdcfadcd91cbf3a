import { matterOf } from '../../domain/content/matter-of.ts';
import { choiceOf } from '../../domain/conversation/pick.ts';
import type { Plan } from '../../domain/conversation/plan.ts';
import { present } from '../../domain/present.ts';
import { wordsOf } from '../../domain/text/words.ts';
import { hour } from '../../domain/time.ts';
import { answerHeld } from '../../flows/interpret/answer-along.ts';
import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { acceptedAnswers, stepName } from '../../flows/replies/step-replies.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import { withUnrecognised } from '../intent/keep-unrecognised.ts';
import type { TurnContext } from '../turn-context.ts';
import type { CurrentPlan } from './current-plan.ts';
import { playFlow, withPlan } from './play.ts';
import { missesUntilOffer } from './silence/follow-up-due.ts';

/** A problem other than the open one: "shall we look at that first?". */
export function offerToDigress(
  { text, content, say }: TurnContext,
  draft: Draft,
  intent: string,
  step: string | undefined,
): Draft | undefined {
  const flow = content.flows[intent];
  if (!flow) return undefined;
  const asked = present({ type: 'digress' as const, intent, words: text, step });
  return withReplies(withState(draft, { asked }), {
    kind: 'offer',
    text: say('digress', { title: matterOf(flow) }),
    intents: [intent],
    choices: [choiceOf(say('button-yes'), { type: 'yes' }), choiceOf(say('button-no'), { type: 'no' })],
  });
}

/** Words that were not understood: kept for the writers, then asked again, or after a long silence whether to go on. */
export function askInOtherWords(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> | Draft {
  const kept = withMissed(context, draft, current);
  return isBackAfterLong(context) ? offerToCarryOn(context, kept, current) : unclear(context, kept, current);
}

/** Keeps words for the writers that do nothing with the open step. */
export function withMissed(context: TurnContext, draft: Draft, { plan, open }: CurrentPlan): Draft {
  const { text, classifier } = context;
  const { verdict, ranking } = classifier.understand(text);
  const why = verdict.type === 'sure' ? 'lost' : verdict.type;
  return withUnrecognised(context, draft, text, { why, ranking, asked: `${plan.flow}:${open.at.path}` });
}

/** Whether the person has been silent for so long that they may have forgotten what was asked. */
export function isBackAfterLong({ conversation, content, now }: TurnContext): boolean {
  const { heardAt } = conversation.state;
  return heardAt !== undefined && now - heardAt > content.desk.idleHours * hour;
}

/** After a long silence: "carry on, or start again?" */
export function offerToCarryOn({ content, say }: TurnContext, draft: Draft, { plan, bundle }: CurrentPlan): Draft {
  const flow = bundle.flows[plan.flow] ?? content.flows[plan.flow];
  const title = flow ? matterOf(flow) : plan.flow;
  return withReplies(withState(draft, { asked: { type: 'idle' } }), {
    kind: 'offer',
    flow: plan.flow,
    text: say('idle', { title }),
    choices: [
      choiceOf(say('button-carry-on'), { type: 'carry-on' }),
      choiceOf(say('button-start-over'), { type: 'start-over' }),
    ],
  });
}

/**
 * Not understood: asks again and says what would be an answer; the second time, offers to skip it or a person; from the
 * third time on all of that can be tapped.
 */
async function unclear(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> {
  const { say, content } = context;
  const { bundle, plan, open } = current;
  const misses = plan.attempts.unclear + 1;
  const asked: Plan = { ...plan, attempts: { ...plan.attempts, unclear: misses } };
  if (misses === 1)
    return playFlow(context, draft, bundle, asked, {
      manner: 'again',
      withoutPath: (plan.attempts.puts ?? 0) > 0,
      lead: say('unclear', { accepted: acceptedAnswers(open, content.phrases, say) }),
    });
  const ways = [choiceOf(say('button-skip'), { type: 'skip' }), choiceOf(say('button-person'), { type: 'person' })];
  if (misses === missesUntilOffer)
    return withReplies(withPlan(draft, asked), {
      kind: 'offer',
      ...stepName(open.at),
      text: say('unclear-again'),
      choices: ways,
    });
  const put = await playFlow(context, draft, bundle, asked, { manner: 'again' });
  const last = put.replies.at(-1);
  if (!last) return put;
  const choices = [...(last.choices ?? []).filter(({ pick }) => pick !== 'skip' && pick !== 'person'), ...ways];
  return { ...put, replies: [...put.replies.slice(0, -1), { ...last, text: say('third-miss'), choices }] };
}

/** More words than this are not a mistyped answer. */
const mostMisspelt = 5;

/** The answer that these words resemble; undefined if they resemble several, or none. */
export function misspeltAnswer({ open }: CurrentPlan, { text, content }: TurnContext): number | undefined {
  if (wordsOf(text).length > mostMisspelt) return undefined;
  return open.phase === 'question' ? answerHeld(open.at.step, prepareText(text, content.phrases)) : undefined;
}
