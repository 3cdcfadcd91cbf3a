import type { Model } from '../classify/model.ts';
import { symptomIndexOf } from '../learners/nearest-symptom.ts';
import { trainLearners } from '../learners/train-learners.ts';
import type { Learnable } from '../learners/training-rows.ts';
import { type TrainingRow, trainingRowsOf } from '../learners/training-rows.ts';
import type { OnProgress } from '../run-in-worker.ts';
import type { Costs } from '../verdict/choose-thresholds.ts';
import { calibrate } from './calibrate.ts';
import { crossValidate, readRows, roundsOf } from './cross-validate.ts';

export type TrainOptions = {
  /** Fixes everything random; 1 by default. */
  readonly seed?: number;
  /** Rows to calibrate on, instead of held-out training rows. */
  readonly valid?: Learnable | undefined;
  /** The expected share of out-of-scope messages; 0.3 by default. */
  readonly strangersShare?: number;
  readonly onProgress?: OnProgress;
};

/** A second net gains a third of a point, a third one nothing measurable. */
const netCount = 2;

/**
 * Trains a classifier's model: first on parts of the rows, to calibrate on the rest, then on all. Deterministic: the
 * same examples in any order, costs and seed give the same model. Holdouts are not used.
 */
export function trainClassifier(
  examples: Learnable,
  costs: Costs,
  { seed = 1, valid, strangersShare = 0.3, onProgress = () => {} }: TrainOptions = {},
): Model {
  const rows = trainingRowsOf(examples);
  const { language } = examples;
  const first = valid && trainLearners(rows, seed, netCount, onProgress, language);
  const last = first ? 0 : lastShare(rows.length);
  // Held-out signals are not kept in a variable: on a large desk they take as much memory as the model.
  const judgement = calibrate(
    first
      ? readRows(first, validRowsOf(valid))
      : crossValidate(rows, { seed, ask: readRows, language, onProgress: (done) => onProgress(done * (1 - last)) }),
    costs,
    strangersShare,
  );
  const learned = first ?? trainLearners(rows, seed, netCount, (done) => onProgress(1 - last + done * last), language);
  return { learned, ...judgement, nearby: symptomIndexOf(rows, learned), seed };
}

/** The share of time that the last training takes, on all rows; the planes and each net take about the same. */
function lastShare(rows: number): number {
  const heldOut = roundsOf(rows) * 2 * 0.8;
  return (1 + netCount) / (1 + netCount + heldOut);
}

function validRowsOf({ utterances, notOurs }: Learnable): readonly TrainingRow[] {
  return [...utterances, ...notOurs.map((text) => ({ text }))];
}
