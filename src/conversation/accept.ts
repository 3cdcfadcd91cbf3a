import type { Clock } from '../domain/clock.ts';
import type { NewInput } from '../domain/input.ts';
import type { Acceptance, Store } from '../domain/store.ts';

/** Stores an input, then wakes its lane; resolves when it is stored, so that it is safe to acknowledge. */
export type Accept = (input: Omit<NewInput, 'id' | 'at'>) => Promise<Acceptance>;

export type AcceptParts = {
  readonly store: Store;
  readonly clock: Clock;
  /** Makes an id for a new input. */
  readonly newId: () => string;
  /** Ids of inputs that nobody can have taken up before: known before they are stored, forgotten when played. */
  readonly fresh: Set<string>;
  /** There is something to play in this conversation. */
  readonly wake: (conversation: string) => void;
};

export function acceptInto({ store, clock, newId, fresh, wake }: AcceptParts): Accept {
  return async (asked) => {
    const id = newId();
    fresh.add(id);
    try {
      const acceptance = await store.accept({ ...asked, id, at: clock() });
      if (acceptance.type === 'repeated') fresh.delete(id);
      else wake(asked.conversation);
      return acceptance;
    } catch (error) {
      fresh.delete(id);
      throw error;
    }
  };
}
