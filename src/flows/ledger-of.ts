import type { FlowBundle } from '../domain/content/flow.ts';
import type { Ledger, LedgerRow } from '../domain/conversation/ledger.ts';
import type { Plan } from '../domain/conversation/plan.ts';
import { present } from '../domain/present.ts';
import { positionOf } from './position/plan-position.ts';
import type { StepVisit } from './position/walk-flow.ts';

/** What was tried, for the agent: one row per step, with the rows of called flows nested. */
export function ledgerOf(bundle: FlowBundle, plan: Plan): Ledger {
  const { facts, visits } = positionOf(bundle, plan);
  return {
    flow: plan.flow,
    title: bundle.flows[plan.flow]?.title ?? plan.flow,
    opening: plan.opening,
    facts: Object.entries(facts).map(([name, value]) => bundle.facts[name]?.[value]?.title ?? `${name}: ${value}`),
    rows: visits.map(rowOf),
  };
}

function rowOf({ flow, step, result, answer, items: all, through }: StepVisit): LedgerRow {
  const items = all.filter(({ source }) => source !== 'granted');
  const said = items.findLast(({ reading }) => reading.type !== 'landed');
  const spoken = items.find(({ reading }) => reading.type === 'answered') ?? said;
  const parked = step.parks ? parkedFor(items) : undefined;
  return present({
    flow: flow.id,
    step: step.id,
    title: step.title,
    result,
    answer: answer?.label,
    note: said?.reading.type === 'no-effect' ? said.reading.note || undefined : undefined,
    words: spoken?.words,
    source: spoken && (spoken.source === 'said' ? 'asked' : 'volunteered'),
    at: said?.at,
    parkedFor: parked,
    through: through.length > 0 ? through.map(rowOf) : undefined,
  });
}

/** The time from the answer that led to the fix until the person was back. */
function parkedFor(items: StepVisit['items']): number | undefined {
  const left = items.find(({ reading }) => reading.type === 'answered');
  const back = items.find(({ at }) => left && at > left.at);
  return left && back ? back.at - left.at : undefined;
}
