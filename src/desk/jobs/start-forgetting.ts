import type { Clock } from '../../domain/ports/clock.ts';
import type { Log } from '../../domain/ports/log.ts';
import { hour } from '../../domain/time.ts';

export type ForgettingParts = {
  /** As it stands in the log. */
  readonly what: 'unrecognised messages' | 'files' | 'conversations' | 'conversations with a human' | 'audit';
  /** Deletes what is older than a time; resolves to how many. */
  readonly forget: (before: number) => Promise<number>;
  /** Never set: a clock that is set a year forward by mistake forgets nothing. */
  readonly steady: Clock;
  readonly log: Log;
  /** How long they are kept, ms. */
  readonly keptFor: number;
};

/** Forgets what is too old: at the start, and then every hour. */
export function startForgetting({ what, forget, steady, log, keptFor }: ForgettingParts): {
  readonly close: () => void;
} {
  const look = (): void => {
    forget(steady() - keptFor)
      .then((forgotten) => forgotten > 0 && log.info(`forgot ${what}`, { forgotten }))
      .catch((error: unknown) => log.error(`failed to forget ${what}`, { error }));
  };
  look();
  const timer = setInterval(look, hour);
  timer.unref();
  return { close: () => clearInterval(timer) };
}
