import type { Clock } from '../domain/clock.ts';
import type { Handoff } from '../domain/handoff.ts';
import type { Acts } from './act.ts';
import type { Attendance } from './presence.ts';

/** Agents' ids of this desk begin so; other desks' agents are not ours to miss. */
const ownAgent = /^desk-/;

/** Gives the conversations of agents who are gone for longer than `patience`, ms, back to the queue. */
export async function releaseGone(
  open: readonly Handoff[],
  presence: Pick<Attendance, 'goneSince'>,
  act: Pick<Acts, 'release'>,
  patience: number,
  clock: Clock,
): Promise<void> {
  for (const handoff of open) {
    const { state, agent, changedAt } = handoff;
    if (state !== 'claimed' || !agent || !ownAgent.test(agent.id)) continue;
    const since = presence.goneSince(agent.id);
    if (since !== undefined && clock() - Math.max(since, changedAt) >= patience) await act.release(handoff);
  }
}
