import type { Clock } from '../../domain/ports/clock.ts';
import type { Log } from '../../domain/ports/log.ts';
import type { Store } from '../../domain/ports/store.ts';

export type ErasingParts = {
  readonly store: Pick<Store, 'openErasures' | 'erase' | 'compact' | 'endErasures'>;
  readonly clock: Clock;
  readonly log: Log;
  /** The backends that are told of erased handoffs. */
  readonly tell: readonly string[];
  /** Told of each conversation once it is done; left out where nobody shows any. */
  readonly erased?: (conversation: string) => void;
};

/** Does the erasures that were asked for and are not done: empties, rewrites the database, and only then marks them as done. */
export async function eraseAsked({ store, clock, log, tell, erased }: ErasingParts): Promise<void> {
  const open = await store.openErasures();
  if (open.length === 0) return;
  for (const erasure of open) await store.erase(erasure, tell, clock());
  await store.compact();
  await store.endErasures(
    open.map(({ number }) => number),
    clock(),
  );
  for (const { conversation } of open) erased?.(conversation);
  log.info('erased', { conversations: open.map(({ conversation }) => conversation) });
}
