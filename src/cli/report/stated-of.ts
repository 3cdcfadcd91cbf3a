import type { Stated } from '../../intents/inspect/calibration-error.ts';
import type { CrossValidatedRow } from '../../intents/inspect/cross-validated-rows.ts';

/** What was believed of each utterance's first intent, and whether it was right. */
export function statedOf(ours: readonly CrossValidatedRow[]): readonly Stated[] {
  return ours.flatMap(({ row, ranking: [first] }) =>
    first ? [{ share: first.share, right: first.intent === row.intent }] : [],
  );
}
