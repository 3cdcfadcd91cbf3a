import type { Ear } from '../../interpretation/ear.ts';
import type { Performed } from '../../interpretation/interpretation.ts';
import { namesNothing } from './explain.ts';

/** Whether a message asks beside its report whether that is good, enough, right. */
export function asksWhetherItIs(acts: readonly Performed[], clauses: readonly string[], ear: Ear): boolean {
  return acts.some(
    (act) =>
      act.act === 'ask' &&
      act.kind === 'how-to-tell' &&
      act.share >= sureOfAsking &&
      namesNothing(clauses[act.clause] ?? '', ear),
  );
}

const sureOfAsking = 0.75;
