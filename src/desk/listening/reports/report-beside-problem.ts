import { stillThere } from '../../../domain/content/acts.ts';
import type { Ear } from '../../../interpretation/ear.ts';
import type { Draft } from '../../draft.ts';
import type { CurrentPlan } from '../../flow/current-plan.ts';
import type { TurnContext } from '../../turn-context.ts';
import { hear } from '../hear.ts';
import { kept, sayKept } from '../problems/keep-problem.ts';
import { problemBeside } from '../problems/problem-beside.ts';
import { takeReport } from './take-report.ts';

const outcomes: readonly string[] = ['solved', 'could-not', ...stillThere];

/**
 * What came of the open fix, with another problem in the same message: "it's fine now, but the phone is frozen". The
 * report is taken, and the other problem kept for afterwards.
 */
export async function reportBesideProblem(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  ear: Ear,
): Promise<Draft | undefined> {
  if (current.open.phase === 'question' || current.open.phase === 'offer') return undefined;
  const beside = problemBeside(context, current, ear);
  if (!beside) return undefined;
  const { problem, rest } = beside;
  const { verdict, acts = [] } = hear({ ...context, text: rest }, current)?.interpretation ?? {};
  const [act] = acts;
  if (verdict !== 'heard' || act?.act !== 'report' || !outcomes.includes(act.kind)) return undefined;
  // Where nothing else is left, the other problem is offered in the same breath.
  return act.kind === 'solved'
    ? takeReport(context, kept(context, draft, problem), current, act.kind)
    : takeReport(context, sayKept(context, draft, current, problem), current, act.kind);
}
