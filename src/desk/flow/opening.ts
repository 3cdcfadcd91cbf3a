import type { Flow, FlowBundle } from '../../domain/content/flow.ts';
import type { TrailItem } from '../../domain/conversation/plan.ts';
import type { Reply } from '../../domain/conversation/reply.ts';
import type { Volunteered } from '../../flows/interpret/volunteered.ts';
import type { TurnContext } from '../turn-context.ts';
import { answerGiven } from './answer-given.ts';

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

/** The trail that a flow begins with. The steps that the words call wrong come first, or the one that they name. */
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
  const wrong = given.filter(
    (each) => answerGiven(bundle.flows[flow], each.path, each.reading)?.answer.meaning === 'wrong',
  );
  const named = step !== undefined && !given.some(({ path }) => path === step) ? [item(step, { type: 'landed' })] : [];
  const called = wrong.map(({ path }) => item(path, { type: 'landed' }));
  // A cause that has no question of its own was told outright: what else is wrong comes after it. The last is on top.
  const isCause = bundle.flows[flow]?.steps.some(({ id, ask }) => id === step && ask === undefined);
  return [
    ...(isCause ? [...called, ...named] : [...named, ...called]),
    ...given.map(({ path, reading }) => item(path, reading)),
  ];
}

/** "Got it: …", for answers that spare a question and for facts. */
export function takenForGranted(
  { say }: TurnContext,
  bundle: FlowBundle,
  flow: string,
  given: readonly Pick<Volunteered, 'path' | 'reading'>[],
): readonly Reply[] {
  const titleOf = (fact: string, value: string) => bundle.facts[fact]?.[value]?.title;
  const said = given.flatMap((each) => {
    if (each.reading.type === 'learned') return titleOf(each.reading.fact, each.reading.value) ?? [];
    if (each.reading.type === 'already') {
      const title = bundle.flows[flow]?.steps.find(({ id }) => id === each.path)?.title;
      return title ? [say('tried-already', { step: title })] : [];
    }
    const given = answerGiven(bundle.flows[flow], each.path, each.reading);
    if (!given || given.answer.meaning === 'wrong') return [];
    if (given.answer.known !== undefined) return [given.answer.known];
    // An answer that is a fact is said as one, however many questions it answers.
    const taught = Object.entries(given.answer.sets ?? {}).flatMap(([fact, value]) => titleOf(fact, value) ?? []);
    return taught.length > 0 ? taught : [`${given.step.title} – ${given.answer.label}`];
  });
  const facts = [...new Set(said)];
  return facts.length > 0 ? [{ kind: 'say', flow, text: say('granted', { facts: facts.join(', ') }) }] : [];
}

/** Whether a fact follows from the guard of the step that the words name: then it need not be said again. */
function isImplied({ reading }: Volunteered, { step }: FlowStart, flow: Flow): boolean {
  const guard = flow.steps.find(({ id }) => id === step)?.when;
  return reading.type === 'learned' && guard?.[reading.fact]?.includes(reading.value) === true;
}

/**
 * What the first words were taken to have answered; empty if they told nothing, or only what the step they lead to
 * implies.
 */
export function understoodOpening(
  context: TurnContext,
  bundle: FlowBundle,
  flow: Flow,
  start: FlowStart,
  given: readonly Volunteered[],
): readonly Reply[] {
  return takenForGranted(
    context,
    bundle,
    flow.id,
    given.filter((each) => !isImplied(each, start, flow)),
  );
}
