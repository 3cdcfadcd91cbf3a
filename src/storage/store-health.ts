import { within } from '../domain/deadline.ts';
import { FixpathError } from '../domain/error.ts';
import { lastingTroubles, passingTroubles } from '../domain/error-codes.ts';

/** What is known of whether anything can be stored. */
export type StoreHealth = {
  /** Something was written. */
  readonly wrote: () => void;
  /** A read or a write failed. */
  readonly failed: (error: FixpathError) => void;
  /** What keeps the store from storing; tries to write where it cannot be known otherwise. */
  readonly trouble: () => Promise<FixpathError | undefined>;
};

/** How long an attempt to write is waited for, ms. */
const patience = 1000;

/**
 * Follows reads and writes. A trouble that passes is over with the next write; a damaged database stays one.
 * @param attempt writes something small
 * @param freshFor how long a write proves that others can be made, ms
 */
export function storeHealth(attempt: () => Promise<unknown>, freshFor: number): StoreHealth {
  let passing: FixpathError | undefined;
  let lasting: FixpathError | undefined;
  let wroteAt = performance.now();
  let attempted: Promise<void> | undefined;

  const attemptedOnce = (): Promise<void> => {
    attempted ??= attempt().then(
      () => {
        attempted = undefined;
      },
      () => {
        attempted = undefined;
      },
    );
    return attempted;
  };

  return {
    wrote: () => {
      passing = undefined;
      wroteAt = performance.now();
    },
    failed: (error) => {
      if (lastingTroubles.has(error.code)) lasting ??= error;
      else if (passingTroubles.has(error.code)) passing = error;
    },
    trouble: async () => {
      if (lasting) return lasting;
      if (!passing && performance.now() - wroteAt < freshFor) return undefined;
      const late = await within(patience, attemptedOnce(), slow).catch((error: FixpathError) => error);
      return lasting ?? passing ?? (late || undefined);
    },
  };
}

function slow(): FixpathError {
  return new FixpathError(
    'storage-slow',
    `Nothing could be written for ${patience} ms. Look whether another program holds the database locked, or the disk is overloaded.`,
  );
}
