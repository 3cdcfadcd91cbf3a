import type { NewInput } from '../domain/conversation/input.ts';
import type { Accept } from '../domain/ports/channel.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Store } from '../domain/ports/store.ts';
import type { PlayAttempts } from './attempts.ts';
import type { Lanes } from './lanes.ts';
import { type MaskText, maskInput } from './mask-input.ts';

export type AcceptParts = {
  readonly store: Pick<Store, 'accept'>;
  readonly clock: Clock;
  /** Makes an id for a new input. */
  readonly newId: () => string;
  readonly attempts: Pick<PlayAttempts, 'expect' | 'dismiss'>;
  readonly lanes: Pick<Lanes, 'wake' | 'playAhead'>;
  /** Takes out of what is said what is not to be stored. */
  readonly mask?: MaskText;
  /** Sends what is due. */
  readonly send: () => void;
};

export function acceptInto({ store, clock, newId, attempts, lanes, mask, send }: AcceptParts): Accept {
  const dismiss = async (id: string, ahead: Promise<boolean> | undefined): Promise<void> => {
    await ahead; // Only then is nobody trying to play it any more.
    attempts.dismiss(id);
  };
  return async (offered) => {
    const whole: NewInput = { ...offered, id: newId(), at: clock() };
    const input = mask ? maskInput(whole, mask) : whole;
    const { id, conversation } = input;
    attempts.expect(id);
    const stored = store.accept(input);
    const ahead = lanes.playAhead(input);
    try {
      const acceptance = await stored; // E1: nobody is told of it before.
      // E4: the store knew its key, so the input it has is the one that counts.
      if (acceptance.type === 'repeated') await dismiss(id, ahead);
      else if (!ahead) lanes.wake(conversation);
      else void ahead.then((isCommitted) => isCommitted || lanes.wake(conversation));
      if (acceptance.isBack) send();
      return acceptance;
    } catch (error) {
      await dismiss(id, ahead);
      throw error;
    }
  };
}
