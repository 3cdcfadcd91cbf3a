import type { Desk } from '../domain/content/desk.ts';
import { isOpen, opensNext } from '../domain/content/opening-hours.ts';
import type { Staff } from '../domain/handoff/staff.ts';
import type { Store } from '../domain/ports/store.ts';
import { present } from '../domain/present.ts';
import { day, minute } from '../domain/time.ts';

/** Who could claim for a team. */
export type AgentsPresence = {
  /**
   * Whether anybody has an account at all: a desk without agents keeps its people waiting, it does not turn them away.
   */
  readonly hasAgents: () => Promise<boolean>;
  readonly isAvailable: (team: string) => boolean;
};

/** With fewer claims than this, no waiting time is told. */
const fewestSamples = 10;

/** How far back claims are looked at, ms. */
const lately = 14 * day;

/** Tells who is there: by the desk's hours, who is available, the queue, and how long people have waited lately. */
export function staffingBy(
  store: Pick<Store, 'handoffs'>,
  content: { readonly desk: Desk },
  presence: AgentsPresence,
): Staff {
  return async (team, now, language = content.desk.language) => {
    const { desk } = content;
    const opens = opensNext({ ...desk, language }, now);
    const waiting = await store.handoffs(['requested', 'released']);
    const wait = rangeOf(await waitsLately(store, now));
    return present({
      present: isOpen(desk, now) && (presence.isAvailable(team) || !(await presence.hasAgents())),
      opens,
      ahead: waiting.filter((handoff) => handoff.team === team).length,
      wait,
    });
  };
}

/** Minutes from request to first claim, of those who were claimed lately. */
async function waitsLately(store: Pick<Store, 'handoffs'>, now: number): Promise<readonly number[]> {
  const over = await store.handoffs(['claimed', 'closed'], now - lately);
  return over.flatMap(({ history, requestedAt }) => {
    const claimed = history.find(({ state }) => state === 'claimed');
    return claimed && claimed.at > now - lately ? [(claimed.at - requestedAt) / minute] : [];
  });
}

/** The middle half of the samples, in whole minutes; undefined while there are too few to be honest. */
function rangeOf(samples: readonly number[]): { from: number; to: number } | undefined {
  if (samples.length < fewestSamples) return undefined;
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { from: Math.floor(at(0.25)), to: Math.max(1, Math.ceil(at(0.75))) };
}
