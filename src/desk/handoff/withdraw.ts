import type { Handoff } from '../../domain/handoff/handoff.ts';
import { moveHandoff } from '../../domain/handoff/move-handoff.ts';
import { type Draft, withHandoff, withoutTimers } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';

/** The person no longer waits for a human: their handoff is withdrawn, as long as it can be, and nobody has to claim it. */
export function withdrawHandoff({ now }: TurnContext, draft: Draft, handoff: Handoff | undefined): Draft {
  const moved = handoff && moveHandoff(handoff, { state: 'withdrawn', at: now, by: { type: 'person' } });
  return withoutTimers(moved ? withHandoff(draft, moved) : draft, 'unclaimed');
}
