import type { Performed } from '../../interpretation/interpretation.ts';

/** Minimum share for an act to be beyond doubt. */
export const beyondDoubt = 0.9;

const moods: readonly string[] = ['anger', 'despair', 'worry', 'apology', 'objection'];

/**
 * A mood or a courtesy beyond doubt, in words that might also be an answer or a report: then they are neither. A
 * courtesy in front of them ("fine. There's one …") does not count, and only a mood outweighs an answer that is beyond
 * doubt.
 */
export function sureRemark(acts: readonly Performed[], isDoubtful: boolean): Performed | undefined {
  const [first] = acts;
  if (first?.act !== 'answer' && first?.act !== 'report') return undefined;
  if (!isDoubtful && first.share >= beyondDoubt) return undefined;
  return acts.find(
    (act) =>
      act.act === 'social' &&
      act.share >= beyondDoubt &&
      act.share > first.share &&
      (isDoubtful
        ? sameClause(act, first) || moods.includes(act.kind)
        : sameClause(act, first) && moods.includes(act.kind)),
  );
}

/** Whether the same words did both; an act of the whole message belongs to each of its clauses. */
function sameClause(one: Performed, other: Performed): boolean {
  return one.clause === other.clause || one.clause === -1 || other.clause === -1;
}
