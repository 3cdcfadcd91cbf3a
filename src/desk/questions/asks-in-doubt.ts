import type { Ear } from '../../interpretation/ear.ts';
import type { Performed } from '../../interpretation/interpretation.ts';
import { namesNothing } from './explain.ts';

/**
 * Whether a message asks beside its report whether that is good, enough, right; or, while its writer is still busy with
 * a fix, for another way.
 */
export function asksInDoubt(
  acts: readonly Performed[],
  clauses: readonly string[],
  isBusy: boolean,
  ear: Ear,
): boolean {
  return acts.some(
    (act) =>
      act.act === 'ask' &&
      act.share >= sureOfAsking &&
      ((isBusy && act.kind === 'another-way') ||
        (act.kind === 'how-to-tell' && namesNothing(clauses[act.clause] ?? '', ear))),
  );
}

const sureOfAsking = 0.75;
