import type { Handoff, HandoffChange, HandoffState } from './handoff.ts';

/** What can follow what; a closed or withdrawn handoff is over. */
const next: Readonly<Record<HandoffState, readonly HandoffState[]>> = {
  requested: ['claimed', 'withdrawn', 'ticketed', 'closed'],
  claimed: ['released', 'closed'],
  released: ['claimed', 'withdrawn', 'ticketed', 'closed'],
  ticketed: ['claimed', 'closed'],
  closed: [],
  withdrawn: [],
};

/** The handoff after a change, or undefined if that cannot follow. Only an agent claims; a release lets go of them. */
export function moveHandoff(handoff: Handoff, change: HandoffChange): Handoff | undefined {
  if (!next[handoff.state].includes(change.state)) return undefined;
  const { agent: had, announcedAgainAt: _, ...rest } = handoff;
  const moved = { ...rest, state: change.state, changedAt: change.at, history: [...handoff.history, change] };
  if (change.state === 'claimed')
    return change.by.type === 'agent' ? { ...moved, agent: { id: change.by.id, name: change.by.name } } : undefined;
  return had && change.state !== 'released' ? { ...moved, agent: had } : moved;
}
