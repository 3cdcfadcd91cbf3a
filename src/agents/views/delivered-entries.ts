import { boundedMap } from '../../domain/bounded-map.ts';
import type { Store } from '../../domain/ports/store.ts';

/** Up to which entry each person's chat has been shown its log. */
export type DeliveredEntries = {
  /** A chat was shown the log up to this number; true if it had not been shown so much before. */
  readonly shown: (conversation: string, upTo: number) => boolean;
  /** Undefined where nothing was shown, or the channel does not tell. */
  readonly upTo: (conversation: string) => Promise<number | undefined>;
  /** Stores what was shown since the last time, all in one write. */
  readonly keep: () => Promise<void>;
};

/** Conversations remembered at most; of others the store knows. */
const mostConversations = 10_000;

/**
 * Known here as soon as it is shown, and stored by and by: a chat is shown something with every turn, and no turn waits for
 * that to be on disk. What a crash takes is told again when the chat comes back, and until then nothing false is told.
 */
export function deliveredEntries(store: Pick<Store, 'keepShown' | 'shownUpTo'>): DeliveredEntries {
  const numbers = boundedMap<string, number>(mostConversations);
  const unkept = new Map<string, number>();
  return {
    shown: (conversation, upTo) => {
      if ((numbers.get(conversation) ?? 0) >= upTo) return false;
      numbers.set(conversation, upTo);
      unkept.set(conversation, upTo);
      return true;
    },
    upTo: async (conversation) => numbers.get(conversation) ?? (await store.shownUpTo(conversation)),
    keep: async () => {
      if (unkept.size === 0) return;
      const shown = new Map(unkept);
      unkept.clear();
      await store.keepShown(shown);
    },
  };
}
