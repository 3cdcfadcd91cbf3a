import type { Answer, Flow, Step } from '../../domain/content/flow.ts';
import type { StepResult } from '../../domain/conversation/ledger.ts';
import type { TrailItem } from '../../domain/conversation/plan.ts';
import { calledFlow } from './called-flow.ts';
import { asksForFact, isAnsweredByFact } from './fact-question.ts';
import { findStep } from './find-step.ts';
import { isRuledOut } from './is-ruled-out.ts';
import type { Known } from './known.ts';
import { stepOrder } from './step-order.ts';
import { calledFrame, isWithin, stepPath } from './step-path.ts';

/** A step in its place. */
export type StepPosition = {
  readonly path: string;
  readonly frame: string;
  readonly flow: Flow;
  readonly step: Step;
};

/**
 * What an open step is at. `fix`: the fix is said, and the answer to its check, or any word if it parks, is awaited.
 * `offer`: the flow it called did not help: a person, or carry on?
 */
export type StepPhase = 'question' | 'fix' | 'check' | 'offer';

/** A step as the trail has left it. */
export type StepVisit = StepPosition & {
  readonly result: StepResult;
  /** The answer given to its question. */
  readonly answer?: Answer | undefined;
  /** Its readings, in order. */
  readonly items: readonly TrailItem[];
  /** The visits of the flow it called. */
  readonly through: readonly StepVisit[];
};

/** A step that waits for the person. */
export type OpenStep = {
  readonly type: 'open';
  readonly at: StepPosition;
  readonly phase: StepPhase;
  /** The answer that led to the fix. */
  readonly answer?: Answer | undefined;
};

/** A step that has solved the problem. */
type SolvingStep = { readonly type: 'resolved'; readonly at: StepPosition };

/** The visits of a flow's steps, and what is due in it or in a flow it called. */
export type FlowWalk = {
  /** In the plan's order. */
  readonly visits: readonly StepVisit[];
  readonly due: OpenStep | SolvingStep | { readonly type: 'exhausted' };
};

/** Walks a flow's steps from the top until one is open or has solved the problem. */
export function walkFlow(frame: string, flowId: string, known: Known): FlowWalk {
  const flow = known.bundle.flows[flowId];
  if (!flow) return { visits: [], due: { type: 'exhausted' } };
  const visits: StepVisit[] = [];
  let due: FlowWalk['due'] = { type: 'exhausted' };
  for (const step of stepOrder(flow, frame, known.trail)) {
    const at = { path: stepPath(frame, step.id), frame, flow, step };
    if (due.type !== 'exhausted') {
      const isOpen = due.type === 'open' && due.at.path === at.path;
      const items = itemsAt(at, known);
      // What was tried before anybody asked is true before the step's turn has come.
      const isTried = items.some(({ reading }) => reading.type === 'already');
      visits.push(visitOf(at, items, isOpen ? 'open' : isTried ? 'already-done' : 'not-reached'));
      continue;
    }
    const visited = visitStep(at, known);
    visits.push(visited.visit);
    due = visited.due ?? due;
  }
  return { visits, due };
}

/**
 * Visits one step: what came of it, and what is due at it or in the flow it called. Nothing is due at a step that is
 * settled or ruled out. The walk above and the waterfall in `bot/` both go by this, and so always agree.
 */
export function visitStep(
  at: StepPosition,
  known: Known,
): { readonly visit: StepVisit; readonly due?: OpenStep | SolvingStep | undefined } {
  const items = itemsAt(at, known);
  const { result, through, due } = settle(at, items, known);
  // What was settled stays on record, even if what was learned later would have ruled it out.
  const isNeedless = items.length === 0 && (wasPlayedElsewhere(at, known) || isAnsweredByFact(at.step, known.facts));
  const isLeftOut = due?.type === 'open' && (isRuledOut(at.step, at.flow, at.frame, known) || isNeedless);
  if (isLeftOut) return { visit: visitOf(at, items, 'not-needed') };
  return { visit: visitOf(at, items, result, through), due };
}

function visitOf(
  at: StepPosition,
  items: readonly TrailItem[],
  result: StepResult,
  through: readonly StepVisit[] = [],
): StepVisit {
  const said = items.find(({ reading }) => reading.type === 'answered')?.reading;
  const answer = said?.type === 'answered' ? at.step.answers[said.answer] : undefined;
  return { ...at, result, items, through, answer };
}

function itemsAt({ path }: StepPosition, { trail }: Known): readonly TrailItem[] {
  return trail.filter((item) => item.path === path);
}

type Settled = {
  readonly result: StepResult;
  readonly through: readonly StepVisit[];
  readonly due?: OpenStep | SolvingStep;
};

/** Consumes a step's own readings in order; what they leave open is due. */
function settle(at: StepPosition, items: readonly TrailItem[], known: Known): Settled {
  const { step } = at;
  const left = items.filter(({ reading }) => reading.type !== 'landed');
  const take = () => left.shift()?.reading;
  let through: readonly StepVisit[] = [];
  let answer: Answer | undefined;
  let mayCall = true;

  const done = (result: StepResult): Settled => ({ result, through });
  const open = (phase: StepPhase): Settled => ({
    result: 'open',
    through,
    due: { type: 'open', at, phase, answer },
  });

  if (step.ask !== undefined) {
    const said = take();
    if (said === undefined) return open('question');
    if (said.type === 'already') return done('already-done');
    if (said.type === 'skip') return done('skipped');
    if (said.type !== 'answered') return done('unsure');
    answer = step.answers[said.answer];
    if (answer?.meaning !== 'wrong') return done(answer?.meaning === 'fine' ? 'fine' : 'unsure');
  }

  const called = calledFlow(step, answer, known.facts);
  if (called.type === 'awaits') {
    const asking = questionFor(called.fact, at, known);
    return asking ? { result: 'open', through, due: { type: 'open', at: asking, phase: 'question' } } : done('unsure');
  }
  const fix = answer?.fix ?? (called.own ? undefined : step.fix);
  let phase: 'fix' | 'check' = 'fix';
  if (fix === undefined) {
    const call = callOf(called.flow);
    if (call.type === 'over') return call.settled;
    phase = 'check';
  }
  for (;;) {
    const said = take();
    switch (said?.type) {
      case undefined:
        return open(phase);
      case 'returned':
        phase = 'check';
        break;
      case 'solved':
        return { ...done('solved'), due: { type: 'resolved', at } };
      case 'no-effect':
        return done('no-effect');
      case 'already':
        return done('already-done');
      case 'skip':
        return done('skipped');
      case 'unsure':
        return done('unsure');
      case 'answered':
      case 'could-not':
      case 'carry-on':
      case 'landed':
      case 'learned': {
        const call = callOf(called.flow);
        if (call.type === 'over') return call.settled;
        phase = 'check';
      }
    }
  }

  /**
   * Walks the flow that the step calls: once it is resolved, the step's own check follows; otherwise the step is over.
   */
  function callOf(flow: string | undefined): { type: 'back' } | { type: 'over'; settled: Settled } {
    if (flow === undefined || !mayCall) return { type: 'over', settled: done('could-not') };
    mayCall = false;
    const frame = calledFrame(at.path, flow);
    if (wasCalledElsewhere(flow, frame, known)) return { type: 'over', settled: done('could-not') };
    const walked = walkFlow(frame, flow, known);
    through = walked.visits;
    if (walked.due.type === 'resolved') return { type: 'back' };
    if (walked.due.type === 'open') return { type: 'over', settled: { result: 'open', through, due: walked.due } };
    return {
      type: 'over',
      settled: left.some(({ reading }) => reading.type === 'carry-on') ? done('could-not') : open('offer'),
    };
  }
}

/** The step of the same flow that asks for a fact, unless it was asked in vain. */
function questionFor(fact: string, { frame, flow }: StepPosition, { trail }: Known): StepPosition | undefined {
  const step = flow.steps.find((each) => asksForFact(each, fact));
  if (!step) return undefined;
  const path = stepPath(frame, step.id);
  const isSettled = trail.some((item) => item.path === path && isFinal(item.reading.type));
  return isSettled ? undefined : { path, frame, flow, step };
}

/** Whether a shared step was played in another flow: it is played once in an episode, where it comes up first. */
function wasPlayedElsewhere(at: StepPosition, { bundle, root, trail }: Known): boolean {
  const { shared } = at.step;
  if (shared === undefined) return false;
  return trail.some(
    ({ path, reading }) =>
      path !== at.path && isFinal(reading.type) && findStep(bundle, root, path)?.step.shared === shared,
  );
}

/** Whether a reading settles something of its step, rather than only leading to it. */
export function isFinal(type: TrailItem['reading']['type']): boolean {
  return type !== 'landed' && type !== 'learned' && type !== 'returned';
}

/** Whether a flow was called before: it is never called twice in an episode, nor from within itself. */
function wasCalledElsewhere(flow: string, frame: string, { root, trail }: Known): boolean {
  if (flow === root) return true;
  if (trail.some(({ path }) => isWithin(path, frame))) return false;
  return trail.some(({ path }) => path.includes(`/${flow}:`));
}
