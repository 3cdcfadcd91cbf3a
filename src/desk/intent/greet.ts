import { type Draft, withReplies, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { withTopics } from './topics.ts';

/** Greets once in a conversation, before anything else is said. */
export function greet(context: TurnContext, draft: Draft): Draft {
  if (draft.state.greeted) return draft;
  const greeted = withState(draft, { greeted: true });
  const text = context.say('greeting');
  const { body } = context.input;
  return body.type === 'greeting' || (body.type === 'message' && body.called)
    ? withTopics(context, greeted, text, 'greeting')
    : withReplies(greeted, { kind: 'greeting', text });
}

/** "Hello" in the middle of a conversation. */
export function greetAgain(
  context: TurnContext,
  draft: Draft,
  saying: 'greeting-again' | 'thanks' | 'goodbye' | 'start-over',
): Draft {
  const { say } = context;
  switch (saying) {
    case 'greeting-again':
    case 'start-over':
      return withTopics(context, draft, say(saying), 'greeting');
    case 'thanks':
      return withReplies(withState(draft, { asked: { type: 'more' } }), {
        kind: 'say',
        text: `${say('thanks')} ${say('anything-else')}`,
      });
    case 'goodbye':
      return withReplies(draft, { kind: 'say', text: say('goodbye') });
  }
}
