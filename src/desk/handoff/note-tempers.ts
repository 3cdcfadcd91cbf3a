import { openHandoff } from '../../domain/conversation/owner.ts';
import { type Draft, withState } from '../draft.ts';
import type { Incoming } from '../incoming.ts';

/** Minimum share for a temper to be counted of somebody whom nobody soothes. */
const sureTemper = 0.6;

/**
 * Counts on the handoff how often the person was angry or despaired, before it and while they wait or are with an agent, so
 * that agents see whom to take first. Nothing is said of it.
 */
export async function noteTempers({ context, heard }: Incoming, draft: Draft): Promise<Draft> {
  const open = draft.handoffs.at(-1)?.id ?? openHandoff(draft.state.owner);
  if (open === undefined) return draft;
  const { tempers: before = 0 } = context.conversation.state;
  const { tempers: counted = 0 } = draft.state;
  const isNow = heard()?.interpretation.acts.some(
    (act) => act.act === 'social' && (act.kind === 'anger' || act.kind === 'despair') && act.share >= sureTemper,
  );
  const tempers = counted === before && isNow ? counted + 1 : counted;
  if (tempers === 0) return draft;
  const handoff = draft.handoffs.at(-1) ?? (await context.handoff(open));
  if (!handoff || handoff.tempers === tempers) return draft;
  return { ...withState(draft, { tempers }), handoffs: [...draft.handoffs, { ...handoff, tempers }] };
}
