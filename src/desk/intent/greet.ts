import { type Draft, withReplies, withState } from '../draft.ts';
import type { Moment } from '../turn-context.ts';
import { topicChoices } from './topics.ts';

/** The first words of a conversation, once, whatever came first. */
export function greet(moment: Moment, draft: Draft): Draft {
  if (draft.state.greeted) return draft;
  const intents = moment.content.desk.topics;
  const topics =
    moment.input.body.type === 'greeting' ? { choices: topicChoices(moment.content, intents), intents } : {};
  return withReplies(withState(draft, { greeted: true }), {
    kind: 'greeting',
    text: moment.say('greeting'),
    ...topics,
  });
}

/** "Hello" in the middle of a conversation. */
export function greetAgain(
  moment: Moment,
  draft: Draft,
  saying: 'greeting-again' | 'thanks' | 'goodbye' | 'start-over',
): Draft {
  const intents = moment.content.desk.topics;
  const kind = saying === 'greeting-again' || saying === 'start-over' ? 'greeting' : 'say';
  return withReplies(draft, {
    kind,
    text: saying === 'thanks' ? `${moment.say('thanks')} ${moment.say('anything-else')}` : moment.say(saying),
    ...(kind === 'greeting' && { choices: topicChoices(moment.content, intents), intents }),
  });
}
