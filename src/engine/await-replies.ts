import type { Entry } from '../domain/conversation/entry.ts';
import type { AwaitReplies } from '../domain/ports/channel.ts';
import type { Store } from '../domain/ports/store.ts';

export type Answering = {
  readonly replies: AwaitReplies;
  /** This process is about to store an input: until that is settled, the log has no replies to it. */
  readonly expect: (input: string) => void;
  /** This process has played an input and committed these entries; without them, it has not, or will not. */
  readonly settle: (input: string, committed?: readonly Entry[]) => void;
  readonly close: () => void;
};

type Waiting = {
  readonly conversation: string;
  readonly look: () => void;
  readonly take: (entries: readonly Entry[]) => void;
};

/**
 * Hands replies to those who wait for them: from the commit if this process has played the turn, else from the log,
 * which is read again whenever it has grown.
 */
export function createAwaitReplies(store: Store): Answering {
  const expected = new Set<string>();
  const waiting = new Map<string, Set<Waiting>>();
  /** Replies committed in this round of the event loop: whoever stored their input may be about to ask for them. */
  const latest = new Map<string, readonly Entry[]>();

  const replies: AwaitReplies = (conversation, input, patience) =>
    new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timeout);
        all.delete(own);
        if (all.size === 0 && waiting.get(input) === all) waiting.delete(input);
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
      const own: Waiting = { conversation, look, take };
      const all = waiting.get(input) ?? new Set();
      waiting.set(input, all.add(own));
      const timeout = setTimeout(() => take(undefined), patience);
      // E1 and E4: what was committed is the answer, here as in the log, however often it is asked for.
      const known = latest.get(input);
      if (known) take(known);
      else if (!expected.has(input)) look();
    });

  const close = store.watch((grown) => {
    if (waiting.size === 0) return;
    // Later: if it grew by a turn of ours, `settle` hands the replies over first.
    setImmediate(() => {
      for (const all of waiting.values()) for (const { conversation, look } of all) if (conversation === grown) look();
    });
  });

  return {
    replies,
    expect: (input) => expected.add(input),
    settle: (input, committed) => {
      expected.delete(input);
      const said = committed?.filter(({ body }) => body.kind === 'reply');
      if (said && latest.size === 0) setImmediate(() => latest.clear());
      if (said) latest.set(input, said);
      for (const { take, look } of waiting.get(input) ?? []) said ? take(said) : look();
    },
    close,
  };
}
