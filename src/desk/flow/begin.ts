import { noAttempts, type Plan } from '../../domain/conversation/plan.ts';
import type { Reply } from '../../domain/conversation/reply.ts';
import { present } from '../../domain/present.ts';
import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { volunteered } from '../../flows/interpret/volunteered.ts';
import { runOn } from '../../flows/replies/join-paragraphs.ts';
import { holdsSaying } from '../../flows/sayings/holds-saying.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { advance } from './advance.ts';
import { type FlowStart, isImplied, landing, openingTrail, takenForGranted } from './opening.ts';

/** Begins a flow: pins its content, takes for known what the words give away, and plays to the first question. */
export async function beginFlow(context: TurnContext, draft: Draft, start: FlowStart, lead?: string): Promise<Draft> {
  const { content, input, now, say } = context;
  const { phrases } = content;
  const bundle = content.bundles[start.intent];
  const flow = content.flows[start.intent];
  if (!bundle || !flow) return draft;
  const prepared = prepareText(start.words, phrases);
  const given = volunteered(bundle, flow.id, '', prepared);
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
  const granted = given.filter((each) => !isImplied(each, start, flow));
  const said = withReplies(
    withEpisode(context, { ...draft, pins: [...draft.pins, bundle] }, plan),
    ...first,
    ...takenForGranted(context, bundle, flow.id, granted),
    ...landing(context, bundle, plan, start),
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
    episode: present({ id: input.id, person: input.from?.id, plan, setAside }),
  });
}
