import { tell } from '../parts/words.ts';
import { arrivalsIn, isSeenIn } from './arrivals.ts';
import type { AskDesk } from './ask-desk.ts';
import type { DeskState } from './desk-state.ts';
import type { Arrival } from './desk-view.ts';
import { runOnceMore } from './run-once-more.ts';
import { sameLines } from './same-lines.ts';
import type { Session } from './session.ts';

type Parts = {
  readonly state: DeskState;
  readonly ask: AskDesk;
  readonly unwrap: Session['unwrap'];
  readonly onArrival: (arrival: Arrival) => void;
};

/** The lists of handoffs: those that are open, and those that were closed lately. */
export type Queue = {
  readonly refresh: () => Promise<void>;
  readonly refreshClosed: () => Promise<void>;
};

export function createQueue({ state, ask, unwrap, onArrival }: Parts): Queue {
  const { view, change } = state;
  return {
    refresh: runOnceMore(async () => {
      const queue = unwrap(await ask.queue());
      if (queue === undefined) return;
      const { queue: before, me } = view();
      change({ queue: sameLines(before ?? [], queue) });
      if (!before) return;
      for (const arrival of arrivalsIn(before, queue, me?.id, tell))
        if (!isSeenIn(view().cases, arrival)) onArrival(arrival);
    }),
    refreshClosed: runOnceMore(async () => {
      const closed = unwrap(await ask.closed());
      if (closed) change({ closed: sameLines(view().closed ?? [], closed) });
    }),
  };
}
