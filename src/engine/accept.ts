import type { NewInput } from '../domain/conversation/input.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Acceptance, Store } from '../domain/ports/store.ts';
import type { Answering } from './await-replies.ts';

/** Stores an input and sees to it that it is played; resolves when it is stored, so that it is safe to acknowledge. */
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
  /** Plays an input while it is being stored, if it can be; gives whether its turn was committed. */
  readonly playAhead: (input: NewInput) => Promise<boolean> | undefined;
};

export function acceptInto({ store, clock, newId, fresh, answering, wake, playAhead }: AcceptParts): Accept {
  const forget = async (id: string, ahead: Promise<boolean> | undefined): Promise<void> => {
    await ahead; // Until then it counts as fresh.
    fresh.delete(id);
    answering.settle(id);
  };
  return async (asked) => {
    const input: NewInput = { ...asked, id: newId(), at: clock() };
    const { id, conversation } = input;
    fresh.add(id);
    answering.expect(id);
    const stored = store.accept(input);
    const ahead = playAhead(input);
    try {
      const acceptance = await stored;
      if (acceptance.type === 'repeated') await forget(id, ahead);
      else if (!ahead) wake(conversation);
      else void ahead.then((isCommitted) => isCommitted || wake(conversation));
      return acceptance;
    } catch (error) {
      await forget(id, ahead);
      throw error;
    }
  };
}
