import type { Clock } from '../domain/ports/clock.ts';
import type { Log } from '../domain/ports/log.ts';
import type { Responder } from '../domain/ports/responder.ts';
import type { Sender } from '../domain/ports/sender.ts';
import type { Store } from '../domain/ports/store.ts';
import { type Accept, acceptInto } from './accept.ts';
import { type AwaitReplies, createAwaitReplies } from './await-replies.ts';
import type { BackendsFor, DestinationOf } from './build-turn.ts';
import { createLanes } from './lanes.ts';
import { createOutbox } from './outbox.ts';
import { playInputs } from './play-turn.ts';
import { createTimers } from './timers.ts';
import type { Typing } from './typing.ts';

export type EngineParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  readonly respond: Responder;
  readonly recover: Responder;
  readonly typing: Typing;
  readonly senders: Readonly<Record<string, Sender>>;
  readonly destinationOf: DestinationOf;
  readonly backendsFor?: BackendsFor;
  /** Told that a send of a conversation was refused. */
  readonly refused?: (conversation: string) => void;
};

export type Engine = {
  readonly accept: Accept;
  readonly answers: AwaitReplies;
  /** Takes up what an earlier process left unfinished, and begins to watch timers and send lanes. */
  readonly start: () => Promise<void>;
  /** Offers due timers and sends due items now; resolves when that is done. */
  readonly tick: () => Promise<void>;
  /** Resolves when no input is being played. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The longest the engine sleeps before it looks for due timers and items, ms. */
const longestSleep = 30_000;

/** Everything that moves conversations: accept, lanes, turns, timers and send lanes around one store. */
export function createEngine(parts: EngineParts): Engine {
  const { store, clock, log, newId, destinationOf } = parts;
  const holder = newId();
  const fresh = new Set<string>();
  const answering = createAwaitReplies(store);

  const lanes = createLanes({
    store,
    clock,
    log,
    holder,
    play: playInputs({
      ...parts,
      fresh,
      answering,
      committed: (turn) => {
        if (turn.items.length > 0) void sending.send().catch(failedTo('send'));
        for (const { due } of turn.timers) wakeAt(due);
      },
    }),
  });
  const accept = acceptInto({ store, clock, newId, fresh, answering, ...lanes });
  const sending = createOutbox({ ...parts, later: (due) => wakeAt(due) });
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
  let offering: Promise<void> = Promise.resolve();
  const tick = async (): Promise<void> => {
    if (closed) return;
    offering = offerTimers();
    await offering;
    await sending.send();
  };

  return {
    accept,
    answers: answering.answers,
    start: async () => {
      for (const conversation of await store.unfinished()) lanes.wake(conversation);
      wakeAt(clock());
    },
    tick,
    idle: lanes.idle,
    close: async () => {
      closed = true;
      clearTimeout(alarm);
      await Promise.allSettled([offering]);
      await lanes.close();
      await sending.close();
      answering.close();
    },
  };
}
