import { pinnedBundle } from '../../domain/content/spoken-content.ts';
import { noAttempts, type Plan } from '../../domain/conversation/plan.ts';
import type { Reply } from '../../domain/conversation/reply.ts';
import { present } from '../../domain/present.ts';
import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { runOn } from '../../flows/replies/join-paragraphs.ts';
import { holdsSaying } from '../../flows/sayings/holds-saying.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { advance } from './advance.ts';
import { type FlowStart, openingTrail, understoodOpening } from './opening.ts';
import { toldIn } from './telling/told-in.ts';

/** Begins a flow: pins its content, takes what the words give away, and plays to the first question. */
export async function beginFlow(context: TurnContext, draft: Draft, about: FlowStart, lead?: string): Promise<Draft> {
  const { content, input, now, say } = context;
  const { phrases } = content;
  const bundle = content.bundles[about.intent];
  const flow = content.flows[about.intent];
  if (!bundle || !flow) return draft;
  const prepared = prepareText(about.words, phrases);
  const { given, step } = toldIn(context, bundle, flow, about, draft.state.later?.problems);
  const { step: _, ...plain } = about;
  const start: FlowStart = step === undefined ? plain : { ...plain, step };
  const plan: Plan = {
    bundle: bundle.hash,
    flow: flow.id,
    begun: input.id,
    beganAt: now,
    opening: start.words,
    trail: openingTrail(bundle, flow.id, start, given, { input: input.id, at: now }),
    attempts: noAttempts,
  };
  const isAngry = holdsSaying(prepared, phrases.hears.temper);
  const calming = [lead, isAngry ? say('temper') : undefined].filter(Boolean).join(' ') || undefined;
  const words = start.again ? undefined : flow.start;
  const first: Reply[] = words ? [{ kind: 'say', flow: flow.id, text: runOn(calming, words.trim()) }] : [];
  const said = withReplies(
    withEpisode(context, { ...draft, pins: [...draft.pins, pinnedBundle(bundle)] }, plan),
    ...first,
    ...understoodOpening(context, bundle, flow, start, given),
  );
  return advance(context, said, bundle, plan, undefined, words ? undefined : calming);
}

/** A new episode; the plan that is open is set aside for it. */
function withEpisode({ input }: TurnContext, draft: Draft, plan: Plan): Draft {
  const { episode: open } = draft.state;
  const setAside = open ? [...open.setAside, open.plan] : [];
  return withState(draft, {
    asked: undefined,
    lost: 0,
    failed: 0,
    episode: present({ id: input.id, person: input.from?.id, name: input.from?.name, plan, setAside }),
  });
}
