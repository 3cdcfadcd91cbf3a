import type { Log } from '../domain/ports/log.ts';
import type { Store } from '../domain/ports/store.ts';

/**
 * Delay between the start and the inspection of the store, ms: by then whoever waited for the start has their answer.
 */
const after = 10_000;

/** Inspects the store once, some time after the start, and logs what is damaged. */
export function inspectLater(store: Pick<Store, 'inspect'>, log: Log): { readonly close: () => void } {
  let isClosed = false;
  const inspect = async (): Promise<void> => {
    try {
      const faults = await store.inspect();
      if (faults.length > 0) log.error('the database is damaged', { faults });
      else log.debug('the database is whole');
    } catch (error) {
      if (!isClosed) log.warn('the database could not be looked through', { error });
    }
  };
  const timer = setTimeout(() => void inspect(), after).unref();
  return {
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
