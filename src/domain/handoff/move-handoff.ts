import type { Handoff, HandoffChange, HandoffState } from './handoff.ts';

/** What can follow what; a withdrawn handoff is over, and so is a closed one until somebody opens it again. */
const next: Readonly<Record<HandoffState, readonly HandoffState[]>> = {
  requested: ['claimed', 'withdrawn', 'ticketed', 'closed'],
  claimed: ['claimed', 'released', 'closed'],
  released: ['claimed', 'withdrawn', 'ticketed', 'closed'],
  ticketed: ['claimed', 'closed'],
  closed: ['claimed'],
  withdrawn: [],
};

/**
 * The handoff after a change, or undefined if that cannot follow. Only an agent claims; a release lets go of them. What is
 * claimed already has to be given to somebody else by name, and what is closed to somebody by name.
 */
export function moveHandoff(handoff: Handoff, change: HandoffChange): Handoff | undefined {
  if (!next[handoff.state].includes(change.state)) return undefined;
  const { agent: had, announcedAgainAt: _, ...rest } = handoff;
  const moved = { ...rest, state: change.state, changedAt: change.at, history: [...handoff.history, change] };
  if (change.state === 'claimed') {
    if (change.by.type !== 'agent') return undefined;
    const { id, name } = change.to ?? change.by;
    const isFree =
      handoff.state === 'closed' ? change.to : handoff.state !== 'claimed' || (change.to && had?.id !== id);
    return isFree ? { ...moved, agent: { id, name } } : undefined;
  }
  return had && change.state !== 'released' ? { ...moved, agent: had } : moved;
}
