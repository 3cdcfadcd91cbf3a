import { matterOf } from '../../domain/content/matter-of.ts';
import { choiceOf } from '../../domain/conversation/pick.ts';
import type { Plan } from '../../domain/conversation/plan.ts';
import type { Understanding } from '../../domain/understanding/verdict.ts';
import { type Draft, withCleanSlate, withReplies, withState } from '../draft.ts';
import { apologise } from '../flow/ask-again.ts';
import { beginFlow } from '../flow/begin.ts';
import { handOff } from '../handoff/request.ts';
import type { TurnContext } from '../turn-context.ts';
import { greetAgain } from './greet.ts';
import { withUnrecognised } from './keep-unrecognised.ts';
import { offerAgain } from './offer-again.ts';

/** Does what the verdict on a message says, outside of flows. */
export function followVerdict(
  context: TurnContext,
  draft: Draft,
  { verdict, ranking }: Understanding,
  text: string = context.text,
): Promise<Draft> | Draft {
  switch (verdict.type) {
    case 'sure':
      return followIntent(context, draft, verdict.intent, verdict.step, text);
    case 'torn':
      return offerIntents(
        context,
        withUnrecognised(context, draft, text, { why: 'torn', ranking }),
        verdict.between,
        text,
      );
    case 'lost':
      return apologiseLost(context, withUnrecognised(context, draft, text, { why: 'lost', ranking }));
  }
}

/** Does what an intent asks for: begins its flow, or answers one of the desk's own intents. */
export function followIntent(
  context: TurnContext,
  draft: Draft,
  intent: string,
  step: string | undefined,
  words: string,
): Promise<Draft> | Draft {
  const calm = withCleanSlate(draft);
  switch (intent) {
    case 'talk-to-agent':
      return handOff(context, draft, 'asked');
    case 'greeting':
      if (draft.state.asked?.type === 'left' && draft.state.last)
        return offerLeft(context, draft, draft.state.last.plan);
      return draft.replies.some(({ kind }) => kind === 'greeting') ? calm : greetAgain(context, calm, 'greeting-again');
    case 'thanks':
      return greetAgain(context, calm, 'thanks');
    case 'goodbye':
      return greetAgain(context, calm, 'goodbye');
    default:
      return beginFlow(context, calm, { intent, words, ...(step !== undefined && { step }) });
  }
}

/** "I'm not quite sure which one you mean": two or three, and none of these; of a single one, whether it is that. */
export function offerIntents(context: TurnContext, draft: Draft, between: readonly string[], words: string): Draft {
  const intents = between.filter((intent) => context.content.flows[intent]);
  if (intents.length === 0) return apologiseLost(context, draft);
  return offerAgain(context, withState(draft, { asked: { type: 'intents', intents, words } }), intents, 'offer');
}

/** "Hello" to the bot after a flow was left: whether to carry on with it. */
function offerLeft({ content, say }: TurnContext, draft: Draft, { flow }: Plan): Draft {
  return withReplies(draft, {
    kind: 'offer',
    text: say('left-again', { title: matterOf(content.flows[flow] ?? { title: flow }) }),
    choices: [
      choiceOf(say('button-carry-on'), { type: 'carry-on' }),
      choiceOf(say('button-start-over'), { type: 'start-over' }),
    ],
  });
}

/** "No, none of these": asks what it is, and the second time offers a person as well. */
export function askAfterRefusal(context: TurnContext, draft: Draft, refused: readonly string[]): Draft {
  const lost = draft.state.lost + 1;
  return lost >= 2
    ? apologiseLost(context, draft)
    : apologise(context, withState(draft, { lost, asked: undefined }), 'offer-denied', refused);
}

/** Says that it did not understand, and what it knows; the second time it offers a person as well. */
function apologiseLost(context: TurnContext, draft: Draft): Draft {
  const lost = draft.state.lost + 1;
  const asked = lost >= 2 ? { type: 'person' as const } : undefined;
  return apologise(context, withState(draft, { lost, asked }), lost >= 2 ? 'lost-again' : 'lost');
}
