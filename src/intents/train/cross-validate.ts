import { type Signals, signalsOf } from '../classify/signals.ts';
import { type BaseLearners, trainLearners } from '../learners/train-learners.ts';
import type { TrainingRow } from '../learners/training-rows.ts';
import type { OnProgress } from '../run-in-worker.ts';
import { randomOf, shuffle } from '../vectors/random.ts';

/** A row and what it showed to a learner that never saw it. */
export type HeldOut = { readonly row: TrainingRow; readonly intents: readonly string[]; readonly signals: Signals };

/** Up to here every row is held out once; above, one part of the folds is enough to fit a few numbers on. */
const smallUpTo = 4000;
export const folds = 5;

/** Reads signals of rows that were not learned from. */
export function readRows(learned: BaseLearners, rows: readonly TrainingRow[]): readonly HeldOut[] {
  const read = signalsOf(learned);
  return rows.map((row) => ({ row, intents: learned.intents, signals: read(row.text) }));
}

/** How many times `crossValidate` learns. */
export function roundsOf(rows: number): number {
  return rows <= smallUpTo ? folds : 1;
}

export type CrossValidation<Answer> = {
  readonly seed: number;
  /** The part a row is held out with, below `folds`; a seeded shuffle deals the rows evenly if not given. */
  readonly foldOf?: (row: TrainingRow) => number;
  /** Asks what was learned from the other parts about the rows of this one. */
  readonly ask: (learned: BaseLearners, rows: readonly TrainingRow[]) => readonly Answer[];
  readonly language?: string | undefined;
  readonly onProgress?: OnProgress;
};

/**
 * Learns on some rows, and asks what was learned about the others. One net is enough here: the mean of several is scaled
 * alike, and this is where most of the time goes.
 */
export function crossValidate<Answer>(
  rows: readonly TrainingRow[],
  { seed, foldOf, ask, language, onProgress = () => {} }: CrossValidation<Answer>,
): readonly Answer[] {
  const fold = foldOf ? rows.map(foldOf) : dealt(rows.length, seed);
  const rounds = roundsOf(rows.length);
  return Array.from({ length: rounds }, (_, round) => {
    const learned = trainLearners(
      rows.filter((_, at) => fold[at] !== round),
      seed + round,
      1,
      (done) => onProgress((round + done) / rounds),
      language,
    );
    return ask(
      learned,
      rows.filter((_, at) => fold[at] === round),
    );
  }).flat();
}

/** The fold of each row, dealt by a seeded shuffle. */
function dealt(rows: number, seed: number): readonly number[] {
  const order = Int32Array.from({ length: rows }, (_, at) => at);
  shuffle(order, rows, randomOf(seed));
  const fold: number[] = Array(rows).fill(0);
  order.forEach((row, at) => {
    fold[row] = at % folds;
  });
  return fold;
}
