import { choiceOf } from '../../domain/conversation/pick.ts';
import { hour } from '../../domain/time.ts';
import { interpret } from '../../flows/interpret/interpret.ts';
import type { Interpretation } from '../../flows/interpret/interpretation.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import type { Incoming } from '../incoming.ts';
import { followIntent } from '../intent/follow-verdict.ts';
import { withUnrecognised } from '../intent/keep-unrecognised.ts';
import type { TurnContext } from '../turn-context.ts';
import { askAgain } from './ask-again.ts';
import type { CurrentPlan } from './current-plan.ts';
import { takeAnswer } from './take-answer.ts';
import { takeVolunteered } from './take-volunteered.ts';

/** Words in a flow: an answer before all else, then what is given away unasked, then another problem. */
export async function flowReply({ context, draft, current }: Incoming): Promise<Draft | undefined> {
  if (!current) return undefined;
  const { text, content } = context;
  const heard = interpret(current.open, current.plan.attempts, text, content.phrases);
  if (heard.type === 'reading' && heard.reading.type === 'returned') return returned(context, draft, current, heard);
  const volunteered = takeVolunteered(context, draft, current, 'score' in heard ? heard.score : 0);
  if (volunteered) return volunteered;
  return heard.type === 'nothing'
    ? notAnAnswer(context, draft, current, heard)
    : takeAnswer(context, draft, current, heard);
}

/** Back from a step that took the phone away: its check, unless the words are a call for a person. */
function returned(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  heard: Interpretation,
): Promise<Draft> | Draft {
  const { verdict } = context.classifier.understand(context.text);
  if (verdict.type === 'sure' && verdict.intent === 'talk-to-agent')
    return followIntent(context, draft, verdict.intent, undefined, context.text);
  return takeAnswer(context, draft, current, heard);
}

/** Words that answer nothing: a call for a person, small talk, another problem, or not understood. */
function notAnAnswer(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  heard: Interpretation,
): Promise<Draft> | Draft {
  const { text, content, say, now } = context;
  const { verdict, ranking } = context.classifier.understand(text);
  if (verdict.type === 'sure') {
    const { intent, step } = verdict;
    if (intent === 'talk-to-agent') return followIntent(context, draft, intent, undefined, text);
    if (intent === 'thanks' || intent === 'greeting')
      return askAgain(context, draft, current, intent === 'thanks' ? say('thanks') : undefined);
    const isOpen = intent === current.plan.flow || intent === current.open.at.flow.id;
    const flow = isOpen ? undefined : content.flows[intent];
    if (flow) return offerToDigress(context, draft, intent, flow.title, step);
  }
  const asked = `${current.plan.flow}:${current.open.at.path}`;
  const kept =
    verdict.type === 'sure' ? draft : withUnrecognised(context, draft, text, { why: verdict.type, ranking, asked });
  const { heardAt } = context.conversation.state;
  if (heardAt !== undefined && now - heardAt > content.desk.idleHours * hour)
    return offerToCarryOn(context, kept, current);
  return takeAnswer(context, kept, current, heard);
}

/** "Shall we look at that first?" */
function offerToDigress(
  { text, say }: TurnContext,
  draft: Draft,
  intent: string,
  title: string,
  step: string | undefined,
): Draft {
  const asked = { type: 'digress' as const, intent, words: text, ...(step !== undefined && { step }) };
  return withReplies(withState(draft, { asked }), {
    kind: 'offer',
    text: say('digress', { title }),
    intents: [intent],
    choices: [choiceOf(say('button-yes'), { type: 'yes' }), choiceOf(say('button-no'), { type: 'no' })],
  });
}

/** After a long silence: "carry on, or start again?" */
function offerToCarryOn({ content, say }: TurnContext, draft: Draft, { plan, bundle }: CurrentPlan): Draft {
  const title = bundle.flows[plan.flow]?.title ?? content.flows[plan.flow]?.title ?? plan.flow;
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
