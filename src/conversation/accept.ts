import type { Clock } from '../domain/clock.ts';
import type { NewInput } from '../domain/input.ts';
import type { Acceptance, Store } from '../domain/store.ts';
import type { Answering } from './answers.ts';

/** Stores an input, then wakes its lane; resolves when it is stored, so that it is safe to acknowledge. */
export type Accept = (input: Omit<NewInput, 'id' | 'at'>) => Promise<Acceptance>;

export type AcceptParts = {
  readonly store: Store;
  readonly clock: Clock;
  /** Makes an id for a new input. */
  readonly newId: () => string;
  /** Ids of inputs that nobody can have taken up before: known before they are stored, forgotten when played. */
  readonly fresh: Set<string>;
  readonly answering: Pick<Answering, 'expect' | 'settle'>;
  /** There is something to play in this conversation. */
  readonly wake: (conversation: string) => void;
};

export function acceptInto({ store, clock, newId, fresh, answering, wake }: AcceptParts): Accept {
  const forget = (id: string): void => {
    fresh.delete(id);
    answering.settle(id);
  };
  return async (asked) => {
    const id = newId();
    fresh.add(id);
    answering.expect(id);
    try {
      const acceptance = await store.accept({ ...asked, id, at: clock() });
      if (acceptance.type === 'repeated') forget(id);
      else wake(asked.conversation);
      return acceptance;
    } catch (error) {
      forget(id);
      throw error;
    }
  };
}
