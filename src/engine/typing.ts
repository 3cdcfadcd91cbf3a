import type { Conversation } from '../domain/conversation/conversation.ts';
import type { Typing } from '../domain/ports/channel.ts';

/** Shows typing once a turn has taken `patience` ms; the returned function ends the wait. */
export function typingAfter(patience: number, typing: Typing, conversation: Conversation): () => void {
  const timeout = setTimeout(() => typing(conversation), patience);
  return () => clearTimeout(timeout);
}
