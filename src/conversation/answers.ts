import type { Entry } from '../domain/entry.ts';
import type { Store } from '../domain/store.ts';

/** The replies of one input once its turn is over; undefined if it is not over after `patience` ms. */
export type Answers = (conversation: string, input: string, patience: number) => Promise<readonly Entry[] | undefined>;

/** Reads the answers from the log, looking again whenever it has grown. */
export function answersFrom(store: Store): Answers {
  return (conversation, input, patience) =>
    new Promise((resolve, reject) => {
      let over = false;
      const end = (settle: () => void): void => {
        if (over) return;
        over = true;
        clearTimeout(timeout);
        unwatch();
        settle();
      };
      const look = async (): Promise<void> => {
        try {
          const { done, entries } = await store.repliesTo(conversation, input);
          if (done) end(() => resolve(entries));
        } catch (error) {
          end(() => reject(error));
        }
      };
      const unwatch = store.watch((grown) => {
        if (grown === conversation) void look();
      });
      const timeout = setTimeout(() => end(() => resolve(undefined)), patience);
      void look();
    });
}
