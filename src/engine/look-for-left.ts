import type { Log } from '../domain/ports/log.ts';
import type { Store } from '../domain/ports/store.ts';

export type LookForLeftParts = {
  readonly store: Pick<Store, 'unfinished' | 'nextDue'>;
  readonly log: Log;
  /** There may be something to play in this conversation. */
  readonly wake: (conversation: string) => void;
  /** A timer or an item is due then. */
  readonly dueAt: (due: number) => void;
};

/** How often it is looked for, ms. */
const often = 1000;

/**
 * Looks for what other processes have left on a store that they share: inputs that nobody plays, timers and items that nobody
 * was there to see come due. An input counts as left at the second look that finds its conversation so, since most of those that a
 * look finds are about to be played.
 */
export function lookForLeft({ store, log, wake, dueAt }: LookForLeftParts): { readonly close: () => Promise<void> } {
  let found: ReadonlySet<string> = new Set();
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    const before = found;
    found = new Set(await store.unfinished());
    for (const conversation of found) if (before.has(conversation)) wake(conversation);
    const due = await store.nextDue();
    if (due !== undefined) dueAt(due);
  };
  const later = (): void => {
    if (closed) return;
    timer = setTimeout(() => {
      looking = look()
        .catch((error: unknown) => log.error('failed to look for what others left', { error }))
        .then(later);
    }, often);
  };
  later();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
