import type { Flow, FlowBundle } from '../../domain/content/flow.ts';
import type { Plan, TrailItem } from '../../domain/conversation/plan.ts';
import type { Reply } from '../../domain/conversation/reply.ts';
import type { Volunteered } from '../../flows/interpret/volunteered.ts';
import { positionOf } from '../../flows/position/plan-position.ts';
import { stepName } from '../../flows/replies/step-replies.ts';
import type { TurnContext } from '../turn-context.ts';

/** The words that begin a flow, and where they point to. */
export type FlowStart = {
  readonly intent: string;
  /** The step that the words name. */
  readonly step?: string | undefined;
  /** What the person said, to be searched for what it gives away; empty for a tapped topic. */
  readonly words: string;
  /** The flow is begun again: its first words were said before. */
  readonly again?: boolean;
};

/** The trail that a flow begins with. The step that the words name comes first, then steps that they call wrong. */
export function openingTrail(
  bundle: FlowBundle,
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
  const wrong = given.filter((each) => meaningOf(bundle, flow, each) === 'wrong');
  const named = step !== undefined && !given.some(({ path }) => path === step) ? [item(step, { type: 'landed' })] : [];
  return [
    ...named,
    ...wrong.map(({ path }) => item(path, { type: 'landed' })),
    ...given.map(({ path, reading }) => item(path, reading)),
  ];
}

/** "Taken from what you said: …", for answers that spare a question and for facts. */
export function takenForGranted(
  { say }: TurnContext,
  bundle: FlowBundle,
  flow: string,
  given: readonly Pick<Volunteered, 'path' | 'reading'>[],
): readonly Reply[] {
  const facts = given.flatMap((each) => {
    if (each.reading.type === 'learned') {
      const title = bundle.facts[each.reading.fact]?.[each.reading.value]?.title;
      return title ? [title] : [];
    }
    if (each.reading.type === 'already') {
      const title = bundle.flows[flow]?.steps.find(({ id }) => id === each.path)?.title;
      return title ? [say('tried-already', { step: title })] : [];
    }
    if (each.reading.type !== 'answered' || meaningOf(bundle, flow, each) === 'wrong') return [];
    const step = bundle.flows[flow]?.steps.find(({ id }) => id === each.path);
    return step ? [`${step.title} – ${step.answers[each.reading.answer]?.label}`] : [];
  });
  return facts.length > 0 ? [{ kind: 'say', flow, text: say('granted', { facts: facts.join('; ') }) }] : [];
}

/** Whether a fact follows from the guard of the step that the words name: then it need not be said again. */
export function isImplied({ reading }: Volunteered, { step }: FlowStart, flow: Flow): boolean {
  const guard = flow.steps.find(({ id }) => id === step)?.when;
  return reading.type === 'learned' && guard?.[reading.fact]?.includes(reading.value) === true;
}

/** "You mention …, so let's begin there." */
export function landing({ say }: TurnContext, bundle: FlowBundle, plan: Plan, { step }: FlowStart): readonly Reply[] {
  const { due } = positionOf(bundle, plan);
  if (step === undefined || due.type !== 'open' || due.at.path !== step) return [];
  return [{ kind: 'say', ...stepName(due.at), text: say('landed', { title: due.at.step.title }) }];
}

function meaningOf(bundle: FlowBundle, flow: string, { path, reading }: Pick<Volunteered, 'path' | 'reading'>) {
  if (reading.type !== 'answered') return undefined;
  return bundle.flows[flow]?.steps.find(({ id }) => id === path)?.answers[reading.answer]?.meaning;
}
