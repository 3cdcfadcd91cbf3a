import type { Conversation } from '../domain/conversation/conversation.ts';

/** A conversation as its last turn left it, with nothing waiting; and the key of the input that turn played. */
export type Rested = { readonly conversation: Conversation; readonly key: string };

export type AtRest = {
  readonly keep: (rested: Rested) => void;
  /** Gives it, if it is remembered, and forgets it: it is about to move. */
  readonly take: (conversation: string) => Rested | undefined;
};

/** Remembers conversations at rest, at most so many; those that have rested longest are forgotten first. */
export function rememberAtRest(most: number): AtRest {
  const rested = new Map<string, Rested>();
  return {
    keep: (one) => {
      rested.set(one.conversation.id, one);
      const [oldest] = rested.keys();
      if (rested.size > most && oldest !== undefined) rested.delete(oldest);
    },
    take: (conversation) => {
      const one = rested.get(conversation);
      rested.delete(conversation);
      return one;
    },
  };
}
