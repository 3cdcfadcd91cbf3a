import type { Clock } from '../../domain/ports/clock.ts';
import type { Log } from '../../domain/ports/log.ts';
import { hour } from '../../domain/time.ts';
import type { Inbox } from '../../domain/understanding/unrecognised.ts';

export type ForgetUnrecognisedParts = {
  readonly store: Pick<Inbox, 'forgetUnrecognised'>;
  readonly clock: Clock;
  readonly log: Log;
  /** How long messages that were not understood are kept, ms. */
  readonly keptFor: number;
};

/** Forgets messages that were not understood once they are too old: at the start, and then every hour. */
export function startForgettingUnrecognised({ store, clock, log, keptFor }: ForgetUnrecognisedParts): {
  readonly close: () => void;
} {
  const forget = (): void => {
    store
      .forgetUnrecognised(clock() - keptFor)
      .then((forgotten) => forgotten > 0 && log.info('forgot unrecognised messages', { forgotten }))
      .catch((error: unknown) => log.error('failed to forget unrecognised messages', { error }));
  };
  forget();
  const timer = setInterval(forget, hour);
  timer.unref();
  return { close: () => clearInterval(timer) };
}
