import type { Me, QueueLine } from '../../../../src/domain/wire/desk-wire.ts';
import { isWaiting } from '../client/desk-view.ts';
import { isOfTeam } from './is-of-team.ts';

export const shelves = ['waiting', 'mine', 'all', 'tickets', 'closed'] as const;
export type Shelf = (typeof shelves)[number];

/** The number of the last entry that the agent has read. */
type ReadUpTo = { readonly number: number };

type Shelved = Readonly<Record<Shelf, readonly QueueLine[]>>;

/**
 * The lines of each shelf, for the chosen team's queue; an agent's own are always included. Whoever tells of danger comes first, then
 * whoever is angry or despairs, then who has waited longest; in
 * "mine", whose notes call the agent and are not `read` before the last to write; in "all", who waits before who is with somebody.
 */
export function groupQueue(
  queue: readonly QueueLine[],
  closed: readonly QueueLine[],
  team: string,
  me: Me | undefined,
  read: Readonly<Record<string, ReadUpTo>> = {},
): Shelved {
  const lastAt = ({ last, changedAt }: QueueLine) => last?.at ?? changedAt;
  const isMine = (line: QueueLine) => line.agent?.id === me?.id && !isMentioned(line, me, read[line.id]);
  const byAge = (a: QueueLine, b: QueueLine) => urgencyOf(b) - urgencyOf(a) || a.requestedAt - b.requestedAt;
  const isShown = (line: QueueLine) => me === undefined || isOfTeam(line, team, me);
  const waiting = queue.filter((line) => isWaiting(line) && isShown(line)).sort(byAge);
  const claimed = queue.filter(({ state }) => state === 'claimed').sort((a, b) => lastAt(b) - lastAt(a));
  return {
    waiting,
    mine: [...queue.filter((line) => isMentioned(line, me, read[line.id])), ...claimed.filter(isMine)],
    all: [...waiting, ...claimed.filter(isShown)],
    tickets: queue.filter((line) => line.state === 'ticketed' && isShown(line)).sort(byAge),
    closed: closed.filter(isShown),
  };
}

/** Danger before tempers before all else. */
function urgencyOf({ isDanger, tempers }: QueueLine): number {
  return isDanger ? 2 : tempers ? 1 : 0;
}

/** Whether a note calls the agent, and they have not read so far. */
export function isMentioned(
  { mentions }: Pick<QueueLine, 'mentions'>,
  me: Pick<Me, 'id'> | undefined,
  read: ReadUpTo | undefined,
): boolean {
  return me !== undefined && (mentions?.[me.id]?.number ?? 0) > (read?.number ?? 0);
}
