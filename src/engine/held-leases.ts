import { boundedMap } from '../domain/bounded-map.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { LaneLease, Store } from '../domain/ports/store.ts';

/** The lanes that this process holds. */
export type HeldLeases = {
  /** The lease of a lane, if it is ours for long enough to play a turn. */
  readonly held: (conversation: string) => LaneLease | undefined;
  /** The lease of a lane: the one we hold, or one asked of the store, which another process may hold. */
  readonly take: (conversation: string) => Promise<LaneLease>;
  /** A turn was refused: perhaps the lane is no longer ours. */
  readonly drop: (conversation: string) => void;
};

/** How long a lane is ours, ms; renewed once half of it has passed. */
const leaseFor = 30_000;

/** The most leases remembered; a forgotten one is asked of the store again. */
const mostLeases = 10_000;

/** Remembers the leases that this process has, so that most turns ask the store for none. */
export function heldLeases(store: Pick<Store, 'takeLane'>, clock: Clock, holder: string): HeldLeases {
  const leases = boundedMap<string, LaneLease>(mostLeases);

  const held = (conversation: string): LaneLease | undefined => {
    const lease = leases.get(conversation);
    return lease && lease.until - clock() > leaseFor / 2 ? lease : undefined;
  };

  return {
    held,
    take: async (conversation) => {
      const ours = held(conversation);
      if (ours) return ours;
      const now = clock();
      const lease = await store.takeLane(conversation, holder, now, now + leaseFor);
      if (lease.type === 'taken') leases.set(conversation, lease);
      return lease;
    },
    drop: leases.delete,
  };
}
