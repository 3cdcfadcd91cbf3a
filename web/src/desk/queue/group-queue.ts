import type { Me, QueueLine } from '../../../../src/domain/wire/desk-wire.ts';
import { isWaiting } from '../client/desk-view.ts';
import { isOfTeam } from './is-of-team.ts';

export const shelves = ['waiting', 'mine', 'all', 'tickets', 'closed'] as const;
export type Shelf = (typeof shelves)[number];

type Shelved = Readonly<Record<Shelf, readonly QueueLine[]>>;

/**
 * The lines of each shelf, for the chosen team's queue; an agent's own are always included. Longest waiting first; in
 * "mine", the last to write first; in "all", who waits before who is with somebody.
 */
export function groupQueue(
  queue: readonly QueueLine[],
  closed: readonly QueueLine[],
  team: string,
  me: Me | undefined,
): Shelved {
  const lastAt = ({ last, changedAt }: QueueLine) => last?.at ?? changedAt;
  const byAge = (a: QueueLine, b: QueueLine) => a.requestedAt - b.requestedAt;
  const isShown = (line: QueueLine) => me === undefined || isOfTeam(line, team, me);
  const waiting = queue.filter((line) => isWaiting(line) && isShown(line)).sort(byAge);
  const claimed = queue.filter(({ state }) => state === 'claimed').sort((a, b) => lastAt(b) - lastAt(a));
  return {
    waiting,
    mine: claimed.filter(({ agent }) => agent?.id === me?.id),
    all: [...waiting, ...claimed.filter(isShown)],
    tickets: queue.filter((line) => line.state === 'ticketed' && isShown(line)).sort(byAge),
    closed: closed.filter(isShown),
  };
}
