import { plainText } from '../../domain/text/words.ts';
import type { Ranking, Verdict } from '../../domain/understanding/verdict.ts';
import type { Model } from '../classify/model.ts';
import { type Learnable, type TrainingRow, trainingRowsOf } from '../learners/training-rows.ts';
import type { OnProgress } from '../run-in-worker.ts';
import { hashText } from '../text/hash.ts';
import { crossValidate, folds, readRows } from '../train/cross-validate.ts';
import { verdictOf } from '../verdict/choose-thresholds.ts';
import { rankIntents } from '../verdict/combine-scores.ts';
import { isInScope } from '../verdict/in-scope.ts';
import { type Why, whyOf } from './why.ts';

/** A row, and how it was understood by a learner that knew others but not it. */
export type CrossValidatedRow = {
  readonly row: TrainingRow;
  readonly ranking: Ranking;
  readonly ours: number;
  readonly verdict: Verdict;
  /** What speaks for a wrong first intent, or for any where the row is out of scope; nothing where all is right. */
  readonly words: Why['words'];
};

/** What of a model judges what its learners see. */
export type Judgement = Pick<Model, 'mixing' | 'belonging' | 'thresholds' | 'seed'>;

/**
 * Cross-validates rows under a model's judgement: every row of a small desk, a fifth of a large one's. Rows are dealt by
 * what they say and not by their place, so that one more leaves all others where they were and two runs compare.
 */
export function crossValidatedRows(
  examples: Learnable,
  judgement: Judgement,
  onProgress: OnProgress = () => {},
): readonly CrossValidatedRow[] {
  const { mixing, belonging, thresholds, seed } = judgement;
  return crossValidate(trainingRowsOf(examples), {
    seed,
    foldOf: ({ intent = '', text }) => (hashText(seed, `${intent}\n${plainText(text)}`) >>> 0) % folds,
    ask: (learned, rows) => {
      const why = whyOf({ learned, mixing, belonging, thresholds });
      return readRows(learned, rows).map(({ row, intents, signals }) => {
        const ranking = rankIntents(intents, signals, mixing);
        const ours = isInScope(belonging, signals.familiar);
        const verdict = verdictOf(ranking, ours, thresholds);
        const right = row.intent === undefined ? verdict.type === 'lost' : ranking[0]?.intent === row.intent;
        return { row, ranking, ours, verdict, words: right ? [] : why(row.text).words };
      });
    },
    language: examples.language,
    onProgress,
  });
}
