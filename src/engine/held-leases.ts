import { boundedMap } from '../domain/bounded-map.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Log } from '../domain/ports/log.ts';
import type { SharedStore } from '../domain/ports/shared-store.ts';
import type { LaneLease, Store } from '../domain/ports/store.ts';

/** The lanes that this process holds. */
export type HeldLeases = {
  /** The lease of a lane, if it is ours for long enough to play a turn. */
  readonly held: (conversation: string) => LaneLease | undefined;
  /** The lease of a lane: the one we hold, or one asked of the store, which another process may hold. */
  readonly take: (conversation: string) => Promise<LaneLease>;
  /** A turn was refused: perhaps the lane is no longer ours. */
  readonly drop: (conversation: string) => void;
  /**
   * Keeps the lane while work in it lasts, and lets go of it then; true if an input waits in it all the same. Undefined where
   * nobody else could want it.
   */
  readonly keep: ((conversation: string, work: Promise<void>) => Promise<boolean>) | undefined;
};

export type HeldLeasesParts = {
  readonly store: Pick<Store, 'takeLane' | 'shared'>;
  readonly clock: Clock;
  readonly log: Log;
  /** This process's name on its leases. */
  readonly holder: string;
  /** How long a lane is ours where another process waits for it if we die, ms. */
  readonly sharedLeaseFor?: number | undefined;
};

/** How long a lane is ours, ms; renewed once half of it has passed. */
const leaseFor = 30_000;

/** The same where others wait for it: longer than a process that lives is busy with one thing, as with the content at its start. */
const longestBusy = 15_000;

/** How often a lane is renewed while it is played, as a part of how long it is ours: two may fail. */
const renewals = 5;

/** The most leases remembered; a forgotten one is asked of the store again. */
const mostLeases = 10_000;

/** Remembers the leases that this process has, so that most turns ask the store for none. */
export function heldLeases({ store, clock, log, holder, sharedLeaseFor = longestBusy }: HeldLeasesParts): HeldLeases {
  const leases = boundedMap<string, LaneLease>(mostLeases);
  const span = store.shared ? sharedLeaseFor : leaseFor;

  const held = (conversation: string): LaneLease | undefined => {
    const lease = leases.get(conversation);
    return lease && lease.until - clock() > span / 2 ? lease : undefined;
  };
  const ask = async (conversation: string): Promise<LaneLease> => {
    const now = clock();
    const lease = await store.takeLane(conversation, holder, now, now + span);
    if (lease.type === 'taken') leases.set(conversation, lease);
    return lease;
  };

  /** Also takes the lane of a turn that was played ahead, once it turns out to be slow. */
  const keepIn =
    ({ freeLane }: SharedStore): HeldLeases['keep'] =>
    async (conversation, work) => {
      let renewing: Promise<unknown> = Promise.resolve();
      const timer = setInterval(() => {
        renewing = ask(conversation).catch((error: unknown) =>
          log.warn('a lane was not kept', { conversation, error }),
        );
      }, span / renewals);
      try {
        await work;
      } finally {
        clearInterval(timer);
        await renewing; // or it would take what is let go of here
      }
      const lease = leases.get(conversation);
      leases.delete(conversation);
      return lease !== undefined && (await freeLane(conversation, lease.fence));
    };

  return {
    held,
    take: async (conversation) => held(conversation) ?? ask(conversation),
    drop: leases.delete,
    keep: store.shared && keepIn(store.shared),
  };
}
