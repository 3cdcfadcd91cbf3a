import { choiceOf } from '../../domain/conversation/pick.ts';
import type { Understanding } from '../../domain/understanding/verdict.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import { apologise } from '../flow/ask-again.ts';
import { beginFlow } from '../flow/begin.ts';
import { handOff } from '../handoff/request.ts';
import type { TurnContext } from '../turn-context.ts';
import { greetAgain } from './greet.ts';
import { withUnrecognised } from './keep-unrecognised.ts';
import { topicChoices } from './topics.ts';

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
  const calm = withState(draft, { lost: 0, asked: undefined });
  switch (intent) {
    case 'talk-to-agent':
      return handOff(context, draft, 'asked');
    case 'greeting':
      return draft.replies.some(({ kind }) => kind === 'greeting') ? calm : greetAgain(context, calm, 'greeting-again');
    case 'thanks':
      return greetAgain(context, calm, 'thanks');
    case 'goodbye':
      return greetAgain(context, calm, 'goodbye');
    default:
      return beginFlow(context, calm, { intent, words, ...(step !== undefined && { step }) });
  }
}

/** "I'm not quite sure which one you mean": two or three, and none of these. */
export function offerIntents(context: TurnContext, draft: Draft, between: readonly string[], words: string): Draft {
  const { content, say } = context;
  const intents = between.filter((intent) => content.flows[intent]);
  if (intents.length === 0) return apologiseLost(context, draft);
  return withReplies(withState(draft, { asked: { type: 'intents', intents, words } }), {
    kind: 'offer',
    text: say('offer'),
    intents,
    choices: [...topicChoices(content, intents), choiceOf(say('button-none'), { type: 'none' })],
  });
}

/** Says that it did not understand, and what it knows; the second time it offers a person as well. */
export function apologiseLost(context: TurnContext, draft: Draft): Draft {
  const lost = draft.state.lost + 1;
  const asked = lost >= 2 ? { type: 'person' as const } : undefined;
  return apologise(context, withState(draft, { lost, asked }), lost >= 2 ? 'lost-again' : 'lost');
}
