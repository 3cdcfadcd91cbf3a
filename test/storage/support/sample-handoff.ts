import type { Handoff } from '../../../src/domain/handoff/handoff.ts';

/** A handoff that was just asked for, of somebody of whom nothing is known. */
export function sampleHandoff(conversation: string, change: Partial<Handoff> = {}): Handoff {
  return {
    id: 'handoff',
    conversation,
    state: 'requested',
    reason: 'asked',
    team: 'desk',
    requestedAt: 1,
    changedAt: 1,
    channel: 'directline',
    history: [],
    ...change,
  };
}
