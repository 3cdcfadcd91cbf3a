import { plainText } from '../../domain/text/words.ts';
import type { Ranking, Verdict } from '../../domain/understanding/verdict.ts';
import type { Model } from '../classify/model.ts';
import { type Learnable, type TrainingRow, trainingRowsOf } from '../learners/training-rows.ts';
import type { OnProgress } from '../run-apart.ts';
import { hashText } from '../text/hash.ts';
import { crossValidate, folds, readRows } from '../train/cross-validate.ts';
import { beliefsOf, type Calibration } from '../verdict/beliefs.ts';
import { type Stakes, verdictOf } from '../verdict/cheapest-act.ts';
import { type Why, whyOf } from './why.ts';

/** A row, and how it was understood by learners that never saw it. */
export type CrossValidatedRow = {
  readonly row: TrainingRow;
  readonly ranking: Ranking;
  readonly ours: number;
  readonly verdict: Verdict;
  /** The words that led to a wrong first intent, or to any intent if the row is out of scope; empty if all is right. */
  readonly words: Why['words'];
};

/** The parts of a model that turn its learners' signals into beliefs. */
export type Judgement = Calibration & Pick<Model, 'seed'>;

/**
 * Cross-validates rows under a model's judgement and a desk's stakes: every row of a small desk, a fifth of a large
 * one's. A row's fold depends on its text and not on its index, so that adding a row moves no other and two runs can be
 * compared.
 */
export function crossValidatedRows(
  examples: Learnable,
  judgement: Judgement,
  stakes: Stakes,
  onProgress: OnProgress = () => {},
): readonly CrossValidatedRow[] {
  const { seed } = judgement;
  return crossValidate(trainingRowsOf(examples), {
    seed,
    foldOf: ({ intent = '', text }) => (hashText(seed, `${intent}\n${plainText(text)}`) >>> 0) % folds,
    ask: (learned, rows) => {
      const why = whyOf({ ...judgement, learned }, stakes);
      return readRows(learned, rows).map(({ row, intents, signals }) => {
        const { ranking, belonging: ours } = beliefsOf(intents, signals, judgement);
        const verdict = verdictOf(ranking, ours, stakes);
        const right = row.intent === undefined ? verdict.type === 'lost' : ranking[0]?.intent === row.intent;
        return { row, ranking, ours, verdict, words: right ? [] : why(row.text).words };
      });
    },
    orthography: examples,
    onProgress,
  });
}
