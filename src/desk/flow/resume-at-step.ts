import { pinnedBundle } from '../../domain/content/spoken-content.ts';
import { noAttempts, type Plan } from '../../domain/conversation/plan.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import { type Draft, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { askAgain } from './ask-again.ts';
import { playFlow } from './play.ts';

/** Goes on with the bot at a step that an agent named: it comes first, as if it had not been looked at. */
export async function resumeAtStep(context: TurnContext, draft: Draft, step: string, handoff: Handoff): Promise<Draft> {
  const { input, now, content } = context;
  const { episode, last } = draft.state;
  const before = episode?.plan ?? last?.plan;
  const flow = before?.flow ?? handoff.ledger?.flow ?? '';
  const bundle = (before && (await context.pinned(before.bundle))) ?? content.bundles[flow];
  if (!bundle?.flows[flow]?.steps.some(({ id }) => id === step)) return askAgain(context, draft, undefined);
  const stamp = { source: 'granted', input: input.id, at: now } as const;
  const kept = before?.trail.filter(({ path }) => path !== step && !path.startsWith(`${step}/`)) ?? [];
  const plan: Plan = {
    bundle: bundle.hash,
    flow,
    begun: before?.begun ?? input.id,
    beganAt: before?.beganAt ?? now,
    opening: before?.opening ?? handoff.problem ?? '',
    trail: [...kept, { path: step, reading: { type: 'landed' }, ...stamp }],
    attempts: noAttempts,
  };
  const resumed = withState(
    { ...draft, pins: [...draft.pins, pinnedBundle(bundle)] },
    { episode: { id: episode?.id ?? input.id, plan, setAside: [] } },
  );
  return playFlow(context, resumed, bundle, plan, { manner: 'on' });
}
