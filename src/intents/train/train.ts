import type { Model } from '../classify/model.ts';
import { symptomIndexOf } from '../learners/nearest-symptom.ts';
import { trainLearners } from '../learners/train-learners.ts';
import type { Learnable } from '../learners/training-rows.ts';
import { type TrainingRow, trainingRowsOf } from '../learners/training-rows.ts';
import type { OnProgress } from '../run-apart.ts';
import type { Orthography } from '../text/word-form.ts';
import { calibrate } from './calibrate.ts';
import { crossValidate, folds, readRowsAndVeiled, roundsOf } from './cross-validate.ts';
import { subjectsOf } from './subjects.ts';

export type TrainOptions = {
  /** Fixes everything random; 1 by default. */
  readonly seed?: number;
  /** Rows to calibrate on, instead of held-out training rows. */
  readonly valid?: Learnable | undefined;
  readonly onProgress?: OnProgress;
};

/** A second net gains a third of a point, a third one nothing measurable. */
const netCount = 2;

/**
 * Trains a classifier's model: first on parts of the rows, to calibrate on the rest, then on all. Deterministic: the
 * same examples in any order and seed give the same model. Holdouts are not used.
 */
export function trainClassifier(
  examples: Learnable,
  { seed = 1, valid, onProgress = () => {} }: TrainOptions = {},
): Model {
  const rows = trainingRowsOf(examples);
  const first = valid && trainLearners(rows, seed, netCount, onProgress, examples);
  const last = first ? 0 : lastShare(rows.length);
  // Held-out signals are not kept in a variable: on a large desk they take as much memory as the model.
  const subjects = first ? undefined : leftOut(rows, examples);
  const judgement = calibrate(
    first
      ? readRowsAndVeiled(first, validRowsOf(valid))
      : crossValidate(rows, {
          seed,
          ask: readRowsAndVeiled,
          orthography: examples,
          leftOutWith: ({ intent = '' }) => subjects?.get(intent),
          onProgress: (done) => onProgress(done * (1 - last)),
        }),
  );
  const learned = first ?? trainLearners(rows, seed, netCount, (done) => onProgress(1 - last + done * last), examples);
  return { learned, ...judgement, nearby: symptomIndexOf(rows, learned), seed };
}

/** A desk with this many out-of-scope rows needs none of its intents to stand in for them. */
const enoughStrangers = 50;
/** With fewer intents too little would be left to learn. */
const fewestIntents = 3;

/**
 * Which fold each intent is left out with as a whole, to act as strangers to the others: of a desk that has none or few
 * of them that is what there is to learn from how strangers look. Intents of a subject are left out together, because
 * most strangers are not about the next thing to what the desk knows. Undefined if the desk has strangers enough.
 */
function leftOut(rows: readonly TrainingRow[], orthography: Orthography): ReadonlyMap<string, number> | undefined {
  if (rows.filter(({ intent }) => intent === undefined).length >= enoughStrangers) return undefined;
  const subjects = subjectsOf(rows, folds, orthography);
  return subjects.size < fewestIntents ? undefined : subjects;
}

/** The share of time that the last training takes, on all rows; the planes and each net take about the same. */
function lastShare(rows: number): number {
  const heldOut = roundsOf(rows) * 2 * 0.8;
  return (1 + netCount) / (1 + netCount + heldOut);
}

function validRowsOf({ utterances, notOurs }: Learnable): readonly TrainingRow[] {
  return [...utterances, ...notOurs.map((text) => ({ text }))];
}
