import { boundedMap } from '../domain/bounded-map.ts';
import type { Conversation } from '../domain/conversation/conversation.ts';

/** A conversation as its last turn left it, with no input waiting, and the key of the input that this turn played. */
export type RestingConversation = { readonly conversation: Conversation; readonly key: string };

export type RestingConversations = {
  readonly keep: (rested: RestingConversation) => void;
  /** Returns it, if it is remembered, and forgets it: it is about to move. */
  readonly take: (conversation: string) => RestingConversation | undefined;
};

/** Remembers at most this many conversations at rest (E5); the one that has rested longest is forgotten first. */
export function restingConversations(most: number): RestingConversations {
  const rested = boundedMap<string, RestingConversation>(most);
  return {
    keep: (one) => rested.set(one.conversation.id, one),
    take: (conversation) => {
      const one = rested.get(conversation);
      rested.delete(conversation);
      return one;
    },
  };
}
