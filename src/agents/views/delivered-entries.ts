import { boundedMap } from '../../domain/bounded-map.ts';

/** Up to which entry each person's chat has been shown its log. */
export type DeliveredEntries = {
  /** A chat was shown the log up to this number; true if it had not been shown so much before. */
  readonly shown: (conversation: string, upTo: number) => boolean;
  /** Undefined where nothing was shown since the program began, or the channel does not tell. */
  readonly upTo: (conversation: string) => number | undefined;
};

/** Conversations remembered at most; of one that is forgotten it is known again once its chat asks for what follows. */
const mostConversations = 10_000;

/** Kept in memory alone: a chat that comes back says where it stands, and until then nothing false is told. */
export function deliveredEntries(): DeliveredEntries {
  const numbers = boundedMap<string, number>(mostConversations);
  return {
    shown: (conversation, upTo) => {
      if ((numbers.get(conversation) ?? 0) >= upTo) return false;
      numbers.set(conversation, upTo);
      return true;
    },
    upTo: numbers.get,
  };
}
