import type { Answer, Facts, Flow, FlowBundle, Step } from '../../domain/content/flow.ts';
import type { StepResult } from '../../domain/conversation/ledger.ts';
import type { Plan, TrailItem } from '../../domain/conversation/plan.ts';
import { findStep } from './find-step.ts';
import { isRuledOut, type Known } from './is-ruled-out.ts';
import { knownFacts } from './known-facts.ts';
import { stepOrder } from './step-order.ts';
import { calledFrame, isWithin, stepPath } from './step-path.ts';

/** A step in its place. */
export type StepPosition = {
  readonly path: string;
  readonly frame: string;
  readonly flow: Flow;
  readonly step: Step;
  /** Its place in the plan's order, from 0. */
  readonly index: number;
};

/**
 * What an open step is at. `fix`: the fix is said, and the answer to its check, or any word if it parks, is awaited.
 * `offer`: the flow it called did not help: a person, or carry on?
 */
export type StepPhase = 'question' | 'fix' | 'check' | 'offer';

/** A step as the fold has found it. */
export type StepVisit = StepPosition & {
  readonly result: StepResult;
  /** The answer given to its question. */
  readonly answer?: Answer;
  /** Its readings, in order. */
  readonly items: readonly TrailItem[];
  /** The visits of the flow it called. */
  readonly through: readonly StepVisit[];
};

/** Where a plan stands, derived from its trail and nothing else. */
export type PlanPosition = {
  readonly facts: Facts;
  /** The root flow's steps in the plan's order. */
  readonly visits: readonly StepVisit[];
  readonly due:
    | {
        readonly type: 'open';
        readonly at: StepPosition;
        readonly phase: StepPhase;
        /** The answer that led to the fix. */
        readonly answer?: Answer;
        /** The steps whose calls led here, outermost first. */
        readonly callers: readonly StepPosition[];
      }
    | { readonly type: 'resolved'; readonly at: StepPosition }
    | { readonly type: 'exhausted' };
};

type Due = PlanPosition['due'];
type Walked = { readonly visits: readonly StepVisit[]; readonly due: Due };

/**
 * Where a plan stands: the first step in the plan's order that is neither settled nor ruled out is due, in the
 * innermost called flow. A pure fold: dropping the trail's last readings is "back", another closure with the same
 * step ids is edited content, a `landed` reading is another order. A turn asks several times: a trail never changes, so
 * where it stands is remembered with it.
 */
export function positionOf(closure: FlowBundle, plan: Pick<Plan, 'flow' | 'trail'>): PlanPosition {
  const before = latest.get(plan.trail);
  if (before?.closure === closure && before.flow === plan.flow) return before.standing;
  const standing = fold(closure, plan);
  latest.set(plan.trail, { closure, flow: plan.flow, standing });
  return standing;
}

const latest = new WeakMap<
  Plan['trail'],
  { readonly closure: FlowBundle; readonly flow: string; readonly standing: PlanPosition }
>();

function fold(closure: FlowBundle, plan: Pick<Plan, 'flow' | 'trail'>): PlanPosition {
  const facts = knownFacts(closure, plan);
  const known: Known = { closure, root: plan.flow, facts, trail: plan.trail };
  const { visits, due } = walk('', plan.flow, known, []);
  return { facts, visits, due };
}

/** Plays a flow's steps from the top until one is open or has solved the problem. */
function walk(frame: string, flowId: string, known: Known, callers: readonly StepPosition[]): Walked {
  const flow = known.closure.flows[flowId];
  if (!flow) return { visits: [], due: { type: 'exhausted' } };
  const visits: StepVisit[] = [];
  let due: Due = { type: 'exhausted' };
  stepOrder(flow, frame, known.trail).forEach((step, index) => {
    const at: StepPosition = { path: stepPath(frame, step.id), frame, flow, step, index };
    const items = known.trail.filter(({ path }) => path === at.path);
    if (due.type !== 'exhausted') {
      visits.push({ ...at, result: 'not-reached', items, through: [], ...answerOf(step, items) });
      return;
    }
    const settled = settle(at, items, known, callers);
    // What was settled stays on record, even if later knowledge would have left it out.
    const isOpen = settled.due?.type === 'open';
    if (isOpen && (isRuledOut(step, flow, frame, known) || (items.length === 0 && wasPlayedElsewhere(at, known)))) {
      visits.push({ ...at, result: 'not-needed', items, through: [], ...answerOf(step, items) });
      return;
    }
    visits.push({ ...at, items, result: settled.result, through: settled.through, ...answerOf(step, items) });
    if (settled.due) due = settled.due;
  });
  return { visits, due };
}

type Settled = { readonly result: StepResult; readonly through: readonly StepVisit[]; readonly due?: Due };

/** Consumes a step's own readings in order; what they leave open is due. */
function settle(
  at: StepPosition,
  items: readonly TrailItem[],
  known: Known,
  callers: readonly StepPosition[],
): Settled {
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
    due: { type: 'open', at, phase, callers, ...(answer && { answer }) },
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

  const fix = answer?.fix ?? (answer?.call === undefined ? step.fix : undefined);
  const called = answer?.call ?? step.call;
  let phase: 'fix' | 'check' = 'fix';
  if (fix === undefined) {
    const call = callOf(called);
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
      default: {
        const call = callOf(called);
        if (call.type === 'over') return call.settled;
        phase = 'check';
      }
    }
  }

  /** Plays the flow that the step calls: back to its own check once that is resolved, else this step is over. */
  function callOf(flow: string | undefined): { type: 'back' } | { type: 'over'; settled: Settled } {
    if (flow === undefined || !mayCall) return { type: 'over', settled: done('could-not') };
    mayCall = false;
    const frame = calledFrame(at.path, flow);
    if (wasCalledElsewhere(flow, frame, known)) return { type: 'over', settled: done('could-not') };
    const walked = walk(frame, flow, known, [...callers, at]);
    through = walked.visits;
    if (walked.due.type === 'resolved') return { type: 'back' };
    if (walked.due.type === 'open') return { type: 'over', settled: { result: 'open', through, due: walked.due } };
    return {
      type: 'over',
      settled: left.some(({ reading }) => reading.type === 'carry-on') ? done('could-not') : open('offer'),
    };
  }
}

function answerOf(step: Step, items: readonly TrailItem[]): { answer?: Answer } {
  const said = items.find(({ reading }) => reading.type === 'answered')?.reading;
  const answer = said?.type === 'answered' ? step.answers[said.answer] : undefined;
  return answer ? { answer } : {};
}

/** A shared step is played once an episode, in whichever flow comes first. */
function wasPlayedElsewhere(at: StepPosition, { closure, root, trail }: Known): boolean {
  const { shared } = at.step;
  if (shared === undefined) return false;
  return trail.some(
    ({ path, reading }) =>
      path !== at.path && isFinal(reading.type) && findStep(closure, root, path)?.step.shared === shared,
  );
}

function isFinal(type: TrailItem['reading']['type']): boolean {
  return type !== 'landed' && type !== 'learned' && type !== 'returned';
}

/** A flow is never called twice in an episode, nor from within itself. */
function wasCalledElsewhere(flow: string, frame: string, { root, trail }: Known): boolean {
  if (flow === root) return true;
  if (trail.some(({ path }) => isWithin(path, frame))) return false;
  return trail.some(({ path }) => path.includes(`/${flow}:`));
}
