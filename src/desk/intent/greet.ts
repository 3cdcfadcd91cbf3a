import { type Draft, withReplies, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { topicChoices } from './topics.ts';

/** Greets once in a conversation, before anything else is said. */
export function greet(context: TurnContext, draft: Draft): Draft {
  if (draft.state.greeted) return draft;
  const intents = context.content.desk.topics;
  const topics =
    context.input.body.type === 'greeting' ? { choices: topicChoices(context.content, intents), intents } : {};
  return withReplies(withState(draft, { greeted: true }), {
    kind: 'greeting',
    text: context.say('greeting'),
    ...topics,
  });
}

/** "Hello" in the middle of a conversation. */
export function greetAgain(
  context: TurnContext,
  draft: Draft,
  saying: 'greeting-again' | 'thanks' | 'goodbye' | 'start-over',
): Draft {
  const intents = context.content.desk.topics;
  const kind = saying === 'greeting-again' || saying === 'start-over' ? 'greeting' : 'say';
  const asking = saying === 'thanks' ? withState(draft, { asked: { type: 'more' } }) : draft;
  return withReplies(asking, {
    kind,
    text: saying === 'thanks' ? `${context.say('thanks')} ${context.say('anything-else')}` : context.say(saying),
    ...(kind === 'greeting' && { choices: topicChoices(context.content, intents), intents }),
  });
}
