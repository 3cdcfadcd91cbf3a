/**
 * The engine moves conversations. It takes in what somebody sends, plays it, and sends out what comes of it; what a
 * turn says is decided by the responder that it is given.
 *
 * The model:
 *
 * - An *input* is whatever moves a conversation. `accept` stores it, and only then is its sender answered.
 * - A *lane* is the queue of one conversation's inputs. `lanes` plays them in order, many conversations at once.
 * - A *turn* is one input played. `play-turn` asks the responder, `build-turn` makes one value of its response, and the
 *   store commits that value. If the turn fails, a failure turn is committed in its place.
 * - An *item* is what leaves for another system, committed with its turn. `outbox` sends items, in order for each
 *   conversation and destination.
 * - A *timer* is a reminder that a turn has set. Once it is due, `timers` offers it as an input.
 *
 * What always holds, whatever crashes and wherever another process runs on the same store. The lines that keep it name
 * its number:
 *
 * - E1. An input is stored before it is acknowledged.
 * - E2. One turn at a time in a conversation: a process plays a lane only under the store's lease, and once. Where several
 *   processes use the store, the lease is renewed while it plays and let go of afterwards; whoever loses it commits nothing.
 * - E3. A turn is committed whole or not at all; nothing of it is seen, sent or timed before.
 * - E4. An input is taken once: the same key again gives the same id, and no second turn.
 * - E5. An input is played ahead of being stored only in a conversation at rest; the store refuses the turn if the
 *   conversation was not.
 * - E6. An attempt at an input is counted before it begins, unless the input is fresh: one that cannot have ended a
 *   process since it was last counted. At the third attempt it is given up; where several processes use the store, at the
 *   fifth, because one that was only busy for too long is taken for dead there.
 * - E7. An item is sent under one lease, and how that ended is recorded only while the lease is ours.
 * - E8. Closing lets what runs come to its end, and begins nothing more.
 */

import type { Conversations, Typing } from '../domain/ports/channel.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Log } from '../domain/ports/log.ts';
import type { Responder } from '../domain/ports/responder.ts';
import type { Sender } from '../domain/ports/sender.ts';
import type { Store } from '../domain/ports/store.ts';
import { acceptInto } from './accept.ts';
import { createAttempts } from './attempts.ts';
import { createAwaitReplies } from './await-replies.ts';
import type { BackendsFor, DestinationOf } from './build-turn.ts';
import { createLanes } from './lanes.ts';
import { lookForLeft } from './look-for-left.ts';
import type { MaskText } from './mask-input.ts';
import { createOutbox } from './outbox.ts';
import { playInputs } from './play-turn.ts';
import { createTimers } from './timers.ts';

export type EngineParts = {
  readonly store: Store;
  readonly clock: Clock;
  /** Never set. May be left out where `clock` is never set either. */
  readonly steady?: Clock;
  readonly log: Log;
  readonly newId: () => string;
  readonly respond: Responder;
  readonly recover: Responder;
  readonly typing: Typing;
  readonly senders: Readonly<Record<string, Sender>>;
  readonly destinationOf: DestinationOf;
  readonly backendsFor?: BackendsFor;
  /** Takes out of what is said what is not to be stored. */
  readonly mask?: MaskText;
  /** How long a lane is ours where other processes use the store, ms; fifteen seconds if left out. */
  readonly sharedLeaseFor?: number;
  /** Called when what a conversation sent was not taken by another system, and when such a thing has arrived after all. */
  readonly sendsChanged?: (conversation: string) => void;
};

export type Engine = Conversations & {
  /** Plays what an earlier process left unfinished, and begins to watch timers and the outbox. */
  readonly start: () => Promise<void>;
  /** Offers due timers and sends due items now; resolves when that is done. */
  readonly tick: () => Promise<void>;
  /** Resolves when no input is being played. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The longest the engine sleeps before it looks for due timers and items, ms. */
const longestSleep = 30_000;

/** Puts accept, lanes, turns, timers and outbox together around one store. */
export function createEngine(parts: EngineParts): Engine {
  const { store, clock, steady = clock, log, newId, destinationOf } = parts;
  const holder = newId();
  const answering = createAwaitReplies(store);
  const attempts = createAttempts(store, answering);

  const lanes = createLanes({
    store,
    clock,
    log,
    holder,
    sharedLeaseFor: parts.sharedLeaseFor,
    play: playInputs({
      ...parts,
      attempts,
      committed: (turn) => {
        if (turn.items.length > 0) send();
        for (const { due } of turn.timers) wakeAt(due);
      },
    }),
  });
  const send = (): void => void outbox.send().catch(failedTo('send'));
  const accept = acceptInto({ ...parts, attempts, lanes, send });
  const outbox = createOutbox({ ...parts, later: (due) => wakeAt(due) });
  const offerTimers = createTimers({ store, clock, holder, accept, destinationOf });
  const failedTo = (what: string) => (error: unknown) => log.error(`failed to ${what}`, { error });

  let closed = false;
  let alarm: NodeJS.Timeout | undefined;
  let alarmAt = Number.POSITIVE_INFINITY;
  const wakeAt = (due: number): void => {
    if (closed || due >= alarmAt) return;
    clearTimeout(alarm);
    alarmAt = due;
    alarm = setTimeout(ring, Math.min(longestSleep, Math.max(0, due - clock())));
  };
  const ring = (): void => {
    alarmAt = Number.POSITIVE_INFINITY;
    tick()
      .then(() => store.nextDue())
      .then((due) => wakeAt(Math.min(due ?? Number.POSITIVE_INFINITY, clock() + longestSleep)))
      .catch((error: unknown) => {
        failedTo('look for what is due')(error);
        wakeAt(clock() + longestSleep);
      });
  };
  const stepped = clockSteps(clock, steady);
  /** The clock was set: whatever is due moves with it, so that it is still as far away as before. */
  const moveBy = async (step: number): Promise<void> => {
    // A store that others share has a time of its own, which nobody here sets.
    if (step === 0 || store.shared) return;
    log.warn('the clock was set', { seconds: Math.round(step / 1000) });
    await store.moveDues(step);
  };
  let offering: Promise<void> = Promise.resolve();
  let left: ReturnType<typeof lookForLeft> | undefined;
  const tick = async (): Promise<void> => {
    if (closed) return;
    await moveBy(stepped());
    offering = offerTimers();
    await offering;
    await outbox.send();
  };

  return {
    accept,
    replies: answering.replies,
    start: async () => {
      stepped(); // From now on.
      // The clock was set back while nothing ran: the newest entry lies in the future.
      await moveBy(Math.min(0, clock() - ((await store.newestAt()) ?? 0)));
      for (const conversation of await store.unfinished()) lanes.wake(conversation);
      wakeAt(clock());
      if (store.shared) left = lookForLeft({ store, log, wake: lanes.wake, dueAt: wakeAt });
    },
    tick,
    idle: lanes.idle,
    close: async () => {
      closed = true; // E8, in this order: a timer offers inputs, and a turn leaves items.
      clearTimeout(alarm);
      await Promise.allSettled([offering, left?.close()]);
      await lanes.close();
      await outbox.close();
      answering.close();
    },
  };
}

/** Smaller steps are the corrections that every clock gets, ms. */
const leastStep = 2_000;

/**
 * By how many ms `clock` was set since the last call, measured against `steady`; 0 at the first call and if it was not
 * set.
 */
function clockSteps(clock: Clock, steady: Clock): () => number {
  let apart: number | undefined;
  return () => {
    const now = clock() - steady();
    const step = now - (apart ?? now);
    apart = now;
    return Math.abs(step) < leastStep ? 0 : step;
  };
}
