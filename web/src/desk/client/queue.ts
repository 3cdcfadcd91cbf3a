import type { QueueLine } from '../../../../src/domain/wire/desk-wire.ts';
import { tell } from '../parts/words.ts';
import { arrivalsIn, isSeenIn } from './arrivals.ts';
import type { AskDesk } from './ask-desk.ts';
import type { DeskState } from './desk-state.ts';
import type { Arrival } from './desk-view.ts';
import { runOnceMore } from './run-once-more.ts';
import { sameLines } from './same-lines.ts';
import type { Session } from './session.ts';

/** A search begins with so many letters. */
const fewestLetters = 2;

type Parts = {
  readonly state: DeskState;
  readonly ask: AskDesk;
  readonly unwrap: Session['unwrap'];
  readonly onArrival: (arrival: Arrival) => void;
};

/** The lists of handoffs: those that are open, those that were closed, and those that a search finds. */
export type Queue = {
  readonly refresh: () => Promise<void>;
  readonly refreshClosed: () => Promise<void>;
  /** Fetches what was closed before all that is listed. */
  readonly olderClosed: () => Promise<void>;
  /** Looks for words; without any, the search is over. */
  readonly search: (words: string) => Promise<void>;
};

export function createQueue({ state, ask, unwrap, onArrival }: Parts): Queue {
  const { view, change } = state;
  /** The newest lines, and older ones that are known already, each once. */
  const keepClosed = (newest: readonly QueueLine[], older: readonly QueueLine[]): void => {
    const known = new Set(newest.map(({ id }) => id));
    const last = newest.at(-1)?.changedAt ?? Number.POSITIVE_INFINITY;
    const rest = older.filter(({ id, changedAt }) => !known.has(id) && changedAt <= last);
    change({ closed: sameLines(view().closed ?? [], [...newest, ...rest]) });
  };
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
      const newest = unwrap(await ask.closed());
      if (newest) keepClosed(newest, view().closed ?? []);
    }),
    olderClosed: runOnceMore(async () => {
      const { closed = [] } = view();
      const older = unwrap(await ask.closed(closed.at(-1)?.changedAt));
      if (!older) return;
      keepClosed(closed, older);
      // The last one is fetched once more.
      if (older.length <= 1 || view().closed?.length === closed.length) change({ isClosedWhole: true });
    }),
    search: async (words) => {
      const { search: before } = view();
      if (words.trim().length < fewestLetters) return change({ search: undefined });
      change({ search: { words, lines: before?.lines } });
      const lines = unwrap(await ask.search(words));
      // By now something else may be looked for.
      if (lines && view().search?.words === words) change({ search: { words, lines } });
    },
  };
}
