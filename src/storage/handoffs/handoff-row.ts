import type { Handoff } from '../../domain/handoff/handoff.ts';
import type { Tables } from '../sql/tables.ts';

export function handoffRow(handoff: Handoff): Tables['handoffs'] {
  return {
    id: handoff.id,
    conversation: handoff.conversation,
    state: handoff.state,
    requested_at: handoff.requestedAt,
    changed_at: handoff.changedAt,
    value: JSON.stringify(handoff),
  };
}

export function handoffOf({
  value,
  state,
  changed_at,
}: Pick<Tables['handoffs'], 'value' | 'state' | 'changed_at'>): Handoff {
  return { ...JSON.parse(value), state, changedAt: changed_at };
}
