import type { Stated } from '../../intents/inspect/calibration-error.ts';
import type { CrossExamined } from '../../intents/inspect/cross-validated-rows.ts';

/** What was believed of each utterance's first intent, and whether it was right. */
export function statedOf(ours: readonly CrossExamined[]): readonly Stated[] {
  return ours.flatMap(({ row, ranking: [first] }) =>
    first ? [{ share: first.share, right: first.intent === row.intent }] : [],
  );
}
