import { matterOf } from '../../domain/content/matter-of.ts';
import { choiceOf } from '../../domain/conversation/pick.ts';
import { type Draft, withReplies } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { topicChoices, withTopics } from './topics.ts';

/** Says what is on offer, with its buttons; for a single problem, asks whether it is that one. */
export function offerAgain(
  { content, say }: TurnContext,
  draft: Draft,
  intents: readonly string[],
  saying: 'offer' | 'which' = 'which',
): Draft {
  const none = { type: 'none' } as const;
  const only = intents.length === 1 && intents[0] !== undefined ? content.flows[intents[0]] : undefined;
  const offered = only
    ? {
        text: say('offer-one', { title: matterOf(only) }),
        choices: [
          choiceOf(say('button-yes'), { type: 'intent', intent: only.id }),
          choiceOf(say('button-something-else'), none),
        ],
      }
    : {
        text: say(saying),
        choices: [...topicChoices(content, intents), choiceOf(say('button-none'), none)],
      };
  return withReplies(draft, { kind: 'offer', intents, ...offered });
}

/** "Yes", where nothing was asked that it could answer: what is it? */
export function askWhat(context: TurnContext, draft: Draft): Draft {
  return withTopics(context, draft, context.say('outside-yes'));
}
