import type { ChatMessage } from './chat-state.ts';

/**
 * The message whose buttons can be tapped: the last one, if it has any. What failed to go does not count as an answer,
 * so the buttons come back.
 */
export function openQuestion(messages: readonly ChatMessage[]): ChatMessage | undefined {
  const last = messages.findLast(({ state }) => state !== 'failed');
  return last !== undefined && last.by !== 'person' && last.buttons.length > 0 ? last : undefined;
}
