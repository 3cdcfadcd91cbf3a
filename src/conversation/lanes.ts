import type { Clock } from '../domain/clock.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { Input } from '../domain/input.ts';
import type { Log } from '../domain/log.ts';
import type { Commitment, LaneLease, Store } from '../domain/store.ts';

/** Plays one input on its conversation and commits the turn. Throws only if the store fails. */
export type PlayInput = (conversation: Conversation, input: Input, fence: number) => Promise<Commitment>;

export type Lanes = {
  /** There may be something to play in this conversation. */
  readonly wake: (conversation: string) => void;
  /** Resolves when nothing is being played. */
  readonly idle: () => Promise<void>;
  /** Plays what is under way to its end and takes up nothing more. */
  readonly close: () => Promise<void>;
};

export type LanesParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** This process's name on its leases. */
  readonly holder: string;
  readonly play: PlayInput;
};

/** How long a lane is ours, ms; renewed when half of it has passed. */
const leaseFor = 30_000;

/** How long to wait after the store failed, ms. */
const afterFailure = 1_000;

/** The lanes of one process: inputs of one conversation in order, many conversations at once. */
export function createLanes({ store, clock, log, holder, play }: LanesParts): Lanes {
  const running = new Map<string, Promise<void>>();
  const wokenAgain = new Set<string>();
  const leases = new Map<string, LaneLease>();
  const waiting = new Set<NodeJS.Timeout>();
  let closing = false;

  const wake = (conversation: string): void => {
    if (closing) return;
    if (running.has(conversation)) {
      wokenAgain.add(conversation);
      return;
    }
    const run = drain(conversation)
      .catch((error: unknown) => {
        log.error('lane failed', { conversation, error });
        wakeLater(conversation, afterFailure);
      })
      .finally(() => {
        running.delete(conversation);
        if (wokenAgain.delete(conversation)) wake(conversation);
      });
    running.set(conversation, run);
  };

  const wakeLater = (conversation: string, delay: number): void => {
    const timeout = setTimeout(() => {
      waiting.delete(timeout);
      wake(conversation);
    }, delay);
    waiting.add(timeout);
  };

  const leaseOf = async (conversation: string): Promise<LaneLease> => {
    const now = clock();
    const held = leases.get(conversation);
    if (held && held.until - now > leaseFor / 2) return held;
    const lease = await store.takeLane(conversation, holder, now, now + leaseFor);
    if (lease.type === 'taken') leases.set(conversation, lease);
    return lease;
  };

  const drain = async (conversation: string): Promise<void> => {
    while (!closing) {
      wokenAgain.delete(conversation);
      const lease = await leaseOf(conversation);
      if (lease.type === 'held') return wakeLater(conversation, Math.max(50, lease.until - clock()));
      const loaded = await store.load(conversation);
      const input = loaded?.inputs[0];
      if (!loaded || !input) return forgetOldLeases();
      const commitment = await play(loaded.conversation, input, lease.fence);
      if (commitment.type === 'overtaken') leases.delete(conversation);
      else if (loaded.inputs.length === 1 && !wokenAgain.has(conversation)) return forgetOldLeases();
    }
  };

  /** Leases are remembered for conversations that are alive, not for all there ever were. */
  const forgetOldLeases = (): void => {
    if (leases.size < 10_000) return;
    const now = clock();
    for (const [id, { until }] of leases) if (until <= now) leases.delete(id);
  };

  return {
    wake,
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running.values());
    },
    close: async () => {
      closing = true;
      for (const timeout of waiting) clearTimeout(timeout);
      await Promise.allSettled(running.values());
    },
  };
}
