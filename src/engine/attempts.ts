import type { Entry } from '../domain/conversation/entry.ts';
import type { Input } from '../domain/conversation/input.ts';
import type { Store } from '../domain/ports/store.ts';
import type { Answering } from './await-replies.ts';

/**
 * What this process tries with inputs, from before they are stored until their turn is committed. Whoever
 * stores one expects it; whoever plays one begins it, and ends each beginning with `played` or `abandoned`.
 */
export type PlayAttempts = {
  /** An input is about to be stored under a new id. */
  readonly expect: (input: string) => void;
  /** It was not stored after all, or had been stored before under another id: nobody will play this id. */
  readonly dismiss: (input: string) => void;
  /** Its turn is about to be played; resolves to which attempt this is, from 1. */
  readonly begin: (input: Pick<Input, 'conversation' | 'id'>) => Promise<number>;
  /** Its turn was committed, with these entries. */
  readonly played: (input: string, entries: readonly Entry[]) => void;
  /** Its turn was not committed. As this process is alive, the input is not to blame. */
  readonly abandoned: (input: string) => void;
};

/** Counts attempts in the store, and tells those who wait for replies what became of each. */
export function createAttempts(
  store: Pick<Store, 'countAttempt'>,
  answering: Pick<Answering, 'expect' | 'settle'>,
): PlayAttempts {
  /** Inputs that cannot have ended a process since they were last counted. */
  const fresh = new Set<string>();
  return {
    expect: (input) => {
      fresh.add(input);
      answering.expect(input);
    },
    dismiss: (input) => {
      fresh.delete(input);
      answering.settle(input);
    },
    // E6: the count is on disk before the turn begins. The first attempt is not among those counted.
    begin: async ({ conversation, id }) => (fresh.delete(id) ? 1 : 1 + (await store.countAttempt(conversation, id))),
    played: (input, entries) => answering.settle(input, entries),
    abandoned: (input) => {
      fresh.add(input);
      answering.settle(input);
    },
  };
}
