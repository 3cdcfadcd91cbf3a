import type { Flow, FlowBundle } from '../../domain/content/flow.ts';
import { noAttempts, type Plan, type TrailItem } from '../../domain/conversation/plan.ts';
import type { Reply } from '../../domain/conversation/reply.ts';
import { prepareText } from '../../flows/interpret/interpret.ts';
import { bestScore } from '../../flows/interpret/interpret-answer.ts';
import { type Volunteered, volunteered } from '../../flows/interpret/volunteered.ts';
import { positionOf } from '../../flows/position/plan-position.ts';
import { runOn } from '../../flows/replies/join-paragraphs.ts';
import { stepName } from '../../flows/replies/step-replies.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { advance } from './advance.ts';

export type FlowStart = {
  readonly intent: string;
  /** The step that the words name. */
  readonly step?: string;
  /** What the person said, to be searched for what it gives away; empty for a tapped topic. */
  readonly words: string;
  /** The flow is begun again: its first words were said before. */
  readonly again?: boolean;
};

/** Begins a flow: pins its content, takes for known what the opening gave away, and plays to the first question. */
export async function beginFlow(context: TurnContext, draft: Draft, opening: FlowStart, lead?: string): Promise<Draft> {
  const { content, input, now, say } = context;
  const closure = content.closures[opening.intent];
  const flow = content.flows[opening.intent];
  if (!closure || !flow) return draft;
  const given = volunteered(closure, flow.id, '', prepareText(opening.words, content.phrases));
  const plan: Plan = {
    closure: closure.hash,
    flow: flow.id,
    begun: input.id,
    beganAt: now,
    opening: opening.words,
    trail: openingTrail(closure, flow.id, opening, given, { input: input.id, at: now }),
    attempts: noAttempts,
  };
  const set = draft.state.episode;
  const begun = withState(
    { ...draft, pins: [...draft.pins, closure] },
    {
      asked: undefined,
      lost: 0,
      failed: 0,
      episode: {
        id: input.id,
        ...(input.from && { person: input.from.id }),
        plan,
        setAside: set ? [...set.setAside, set.plan] : [],
      },
    },
  );
  const angry = bestScore(prepareText(opening.words, content.phrases), content.phrases.hears.temper) > 0;
  const calming = [lead, angry ? say('temper') : undefined].filter(Boolean).join(' ') || undefined;
  const start = opening.again ? undefined : flow.start;
  const first: Reply[] = start ? [{ kind: 'say', flow: flow.id, text: runOn(calming, start.trim()) }] : [];
  const said = withReplies(
    begun,
    ...first,
    ...takenForGranted(
      context,
      closure,
      flow.id,
      given.filter((each) => !isImplied(each, opening, flow)),
    ),
    ...landing(context, closure, plan, opening),
  );
  return advance(context, said, closure, plan, undefined, start ? undefined : calming);
}

/** Landed steps come first, what was wrong by the person's own words before what merely was named. */
function openingTrail(
  closure: FlowBundle,
  flow: string,
  { step, words }: FlowStart,
  given: readonly Volunteered[],
  stamp: Pick<TrailItem, 'input' | 'at'>,
): readonly TrailItem[] {
  const item = (path: string, reading: TrailItem['reading']): TrailItem => ({
    path,
    reading,
    source: 'volunteered',
    words,
    ...stamp,
  });
  const wrong = given.filter((each) => meaningOf(closure, flow, each) === 'wrong');
  const named = step !== undefined && !given.some(({ path }) => path === step) ? [item(step, { type: 'landed' })] : [];
  return [
    ...named,
    ...wrong.map(({ path }) => item(path, { type: 'landed' })),
    ...given.map(({ path, reading }) => item(path, reading)),
  ];
}

/** A fact that the landed step's guard says anyway need not be said again. */
function isImplied({ reading }: Volunteered, { step }: FlowStart, flow: Flow): boolean {
  const guard = flow.steps.find(({ id }) => id === step)?.when;
  return reading.type === 'learned' && guard?.[reading.fact]?.includes(reading.value) === true;
}

function meaningOf(closure: FlowBundle, flow: string, { path, reading }: Volunteered) {
  if (reading.type !== 'answered') return undefined;
  return closure.flows[flow]?.steps.find(({ id }) => id === path)?.answers[reading.answer]?.meaning;
}

/** "Taken from what you said: …", for answers that spare a question and for facts. */
export function takenForGranted(
  { say }: TurnContext,
  closure: FlowBundle,
  flow: string,
  given: readonly Volunteered[],
): readonly Reply[] {
  const facts = given.flatMap((each) => {
    if (each.reading.type === 'learned') {
      const title = closure.facts[each.reading.fact]?.[each.reading.value]?.title;
      return title ? [title] : [];
    }
    if (each.reading.type !== 'answered' || meaningOf(closure, flow, each) === 'wrong') return [];
    const step = closure.flows[flow]?.steps.find(({ id }) => id === each.path);
    return step ? [`${step.title} – ${step.answers[each.reading.answer]?.label}`] : [];
  });
  return facts.length > 0 ? [{ kind: 'say', flow, text: say('granted', { facts: facts.join('; ') }) }] : [];
}

/** "You mention …, so let's begin there." */
function landing({ say }: TurnContext, closure: FlowBundle, plan: Plan, { step }: FlowStart): readonly Reply[] {
  const { due } = positionOf(closure, plan);
  if (step === undefined || due.type !== 'open' || due.at.path !== step) return [];
  return [{ kind: 'say', ...stepName(due.at), text: say('landed', { title: due.at.step.title }) }];
}
