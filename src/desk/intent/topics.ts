import type { Content } from '../../domain/content/content.ts';
import { choiceOf } from '../../domain/conversation/pick.ts';
import type { Choice, Reply } from '../../domain/conversation/reply.ts';
import { type Draft, withReplies } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';

/** Something said, and the desk's topics to go on with. */
export function withTopics({ content }: TurnContext, draft: Draft, text: string, kind: Reply['kind'] = 'say'): Draft {
  const intents = content.desk.topics;
  return withReplies(draft, { kind, text, choices: topicChoices(content, intents), intents });
}

/** Buttons for flows, by their titles. */
export function topicChoices({ flows }: Pick<Content, 'flows'>, intents: readonly string[]): readonly Choice[] {
  return intents.flatMap((intent) => {
    const flow = flows[intent];
    return flow ? [choiceOf(flow.title, { type: 'intent', intent })] : [];
  });
}
