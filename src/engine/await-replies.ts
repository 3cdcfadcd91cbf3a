import type { Entry } from '../domain/conversation/entry.ts';
import type { Store } from '../domain/ports/store.ts';

/** The replies of one input once its turn is over; undefined if it is not over after `patience` ms. */
export type AwaitReplies = (
  conversation: string,
  input: string,
  patience: number,
) => Promise<readonly Entry[] | undefined>;

export type Answering = {
  readonly answers: AwaitReplies;
  /** This process is about to store an input: until it is settled, there is nothing to look for. */
  readonly expect: (input: string) => void;
  /** This process has tried to play an input, or will not: what its turn committed, if it did. */
  readonly settle: (input: string, committed?: readonly Entry[]) => void;
  readonly close: () => void;
};

type Waiting = {
  readonly conversation: string;
  readonly look: () => void;
  readonly take: (entries: readonly Entry[]) => void;
};

/**
 * Gives answers to those who wait for them: of turns this process commits straight from the commit, of all others
 * from the log, which is looked at again whenever it has grown.
 */
export function createAwaitReplies(store: Store): Answering {
  const expected = new Set<string>();
  const waiting = new Map<string, Set<Waiting>>();
  /** Replies committed in this round of the event loop: who stored their input may be about to ask for them. */
  const latest = new Map<string, readonly Entry[]>();

  const answers: AwaitReplies = (conversation, input, patience) =>
    new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timeout);
        others.delete(one);
        if (others.size === 0 && waiting.get(input) === others) waiting.delete(input);
      };
      const take = (entries: readonly Entry[] | undefined): void => {
        end();
        resolve(entries);
      };
      const look = (): void => {
        store.repliesTo(conversation, input).then(
          ({ done, entries }) => done && take(entries),
          (error: unknown) => {
            end();
            reject(error);
          },
        );
      };
      const one: Waiting = { conversation, look, take };
      const others = waiting.get(input) ?? new Set();
      waiting.set(input, others.add(one));
      const timeout = setTimeout(() => take(undefined), patience);
      const replies = latest.get(input);
      if (replies) take(replies);
      else if (!expected.has(input)) look();
    });

  const close = store.watch((grown) => {
    if (waiting.size === 0) return;
    // Later, for if it was a turn of ours that let the log grow, its answers are handed over before.
    setImmediate(() => {
      for (const those of waiting.values())
        for (const { conversation, look } of those) if (conversation === grown) look();
    });
  });

  return {
    answers,
    expect: (input) => expected.add(input),
    settle: (input, committed) => {
      expected.delete(input);
      const replies = committed?.filter(({ body }) => body.kind === 'reply');
      if (replies && latest.size === 0) setImmediate(() => latest.clear());
      if (replies) latest.set(input, replies);
      for (const { take, look } of waiting.get(input) ?? []) replies ? take(replies) : look();
    },
    close,
  };
}
