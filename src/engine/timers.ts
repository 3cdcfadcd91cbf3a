import type { Accept } from '../domain/ports/channel.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Store } from '../domain/ports/store.ts';
import type { DestinationOf } from './build-turn.ts';

export type TimersParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly holder: string;
  readonly accept: Accept;
  readonly destinationOf: DestinationOf;
};

/** How long a due timer is ours, ms. */
const leaseFor = 30_000;

/** Offers every due timer as the input `timer:<id>`: offered twice, it is still one input (E4). */
export function createTimers({ store, clock, holder, accept, destinationOf }: TimersParts): () => Promise<void> {
  return async () => {
    for (;;) {
      const now = clock();
      const timers = await store.leaseTimers(holder, now, now + leaseFor, 100);
      for (const { id, conversation, channel, kind } of timers)
        await accept({
          conversation,
          channel,
          key: `timer:${id}`,
          by: 'timer',
          body: { type: 'timer', kind, timer: id },
          answerBy: destinationOf(channel) ? 'send' : 'log',
        });
      if (timers.length === 0) return;
    }
  };
}
