import type { Conversation } from '../domain/conversation/conversation.ts';
import type { Author } from '../domain/conversation/input.ts';

/** Shows in a conversation that the bot, or an agent, is typing: fire and forget, never an item. */
export type Typing = (conversation: Conversation, agent?: Author) => void;

/** Shows typing once a turn has taken `patience` ms; the returned function ends the wait. */
export function typingAfter(patience: number, typing: Typing, conversation: Conversation): () => void {
  const timeout = setTimeout(() => typing(conversation), patience);
  return () => clearTimeout(timeout);
}
