import type { Content } from '../../domain/content/content.ts';
import { choiceOf } from '../../domain/conversation/pick.ts';
import type { Choice } from '../../domain/conversation/reply.ts';

/** Buttons for flows, by their titles. */
export function topicChoices({ flows }: Content, intents: readonly string[]): readonly Choice[] {
  return intents.flatMap((intent) => {
    const flow = flows[intent];
    return flow ? [choiceOf(flow.title, { type: 'intent', intent })] : [];
  });
}
