import type { Handoff } from '../domain/handoff/handoff.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { AgentActions } from './agent-actions.ts';
import type { Presence } from './presence.ts';

/** Agents' ids begin with the desk they work at. */
const ofDesk = /^desk-/;

/**
 * Gives the conversations of agents who have been gone for longer than `patience`, ms, back to the queue. Whoever works
 * elsewhere (`hasElsewhere`) shows no presence and is not missed; once there is no elsewhere, all of them are gone.
 */
export async function releaseAbsentAgents(
  open: readonly Handoff[],
  presence: Pick<Presence, 'goneSince'>,
  act: Pick<AgentActions, 'release'>,
  patience: number,
  { clock, steady }: { readonly clock: Clock; readonly steady: Clock },
  hasElsewhere: boolean,
): Promise<void> {
  for (const handoff of open) {
    const { state, agent, changedAt } = handoff;
    if (state !== 'claimed' || !agent || (hasElsewhere && !ofDesk.test(agent.id))) continue;
    const since = presence.goneSince(agent.id);
    if (since === undefined || steady() - since < patience) continue;
    // Of a change that is still to come the clock was set back: it tells nothing.
    const changed = clock() - changedAt;
    if (changed < 0 || changed >= patience) await act.release(handoff);
  }
}
