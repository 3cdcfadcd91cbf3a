import type { Ranking, Verdict } from '../../domain/understanding/verdict.ts';
import { rankIntents } from '../classify/rank-intents.ts';
import type { Model } from '../model/model.ts';
import { verdictOf } from '../train/choose-thresholds.ts';
import { crossValidate, readRows } from '../train/cross-validate.ts';
import { isInScope } from '../train/in-scope.ts';
import type { BaseLearners } from '../train/learners.ts';
import { type TrainingRow, trainingRowsOf } from '../train/training-rows.ts';
import type { Learnable } from '../worker/training-words.ts';
import { type Why, whyOf } from './why.ts';

/** A row, and how it was understood by a learner that knew others but not it. */
export type CrossValidatedRow = {
  readonly row: TrainingRow;
  readonly ranking: Ranking;
  readonly ours: number;
  readonly verdict: Verdict;
  /** What speaks for a wrong first intent, or for any where the row is a stranger's; nothing where all is right. */
  readonly words: Why['words'];
};

/**
 * Examines rows by learners that never saw them, under a model's mixing, belonging and thresholds: every row of a small
 * desk, a fifth of a large one's.
 */
export function crossValidatedRows(examples: Learnable, model: Model): readonly CrossValidatedRow[] {
  const ask = (learned: BaseLearners, rows: readonly TrainingRow[]) => {
    const why = whyOf({ ...model, learned });
    return readRows(learned, rows).map(({ row, intents, signals }) => {
      const ranking = rankIntents(intents, signals, model.mixing);
      const ours = isInScope(model.belonging, signals.familiar);
      const verdict = verdictOf(ranking, ours, model.thresholds);
      const right = row.intent === undefined ? verdict.type === 'lost' : ranking[0]?.intent === row.intent;
      return { row, ranking, ours, verdict, words: right ? [] : why(row.text).words };
    });
  };
  return crossValidate(trainingRowsOf(examples), model.seed, ask, model.learned.language);
}
