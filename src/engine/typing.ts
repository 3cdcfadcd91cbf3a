import type { Conversation } from '../domain/conversation/conversation.ts';
import type { Author } from '../domain/conversation/input.ts';

/** Tells the channels that the bot is at work on a conversation, or an agent: fire and forget, never an item. */
export type Typing = (conversation: Conversation, agent?: Author) => void;

/** Shows typing once a turn has taken `patience` ms; the returned function ends the wait. */
export function typingAfter(patience: number, typing: Typing, conversation: Conversation): () => void {
  const timeout = setTimeout(() => typing(conversation), patience);
  return () => clearTimeout(timeout);
}
