import { type Signals, signalsOf } from '../classify/signals.ts';
import { randomOf } from '../vectors/random.ts';
import { shuffle } from '../vectors/shuffle.ts';
import { type BaseLearners, type OnProgress, trainLearners } from './learners.ts';
import type { TrainingRow } from './training-rows.ts';

/** A row and what it showed to a learner that never saw it. */
export type HeldOut = { readonly row: TrainingRow; readonly intents: readonly string[]; readonly signals: Signals };

/** Up to here every row is held out once; above, one part of the folds is enough to fit a few numbers on. */
const smallUpTo = 4000;
const folds = 5;

/** Reads signals of rows that were not learned from. */
export function readRows(learned: BaseLearners, rows: readonly TrainingRow[]): readonly HeldOut[] {
  const read = signalsOf(learned);
  return rows.map((row) => ({ row, intents: learned.intents, signals: read(row.text) }));
}

/** How many times `crossValidate` learns. */
export function roundsOf(rows: number): number {
  return rows <= smallUpTo ? folds : 1;
}

/**
 * Learns on some rows, and asks what was learned about the others. Rows are dealt by a seeded shuffle. One net is enough
 * here: the mean of several is scaled alike, and this is where most of the time goes.
 */
export function crossValidate<Answer>(
  rows: readonly TrainingRow[],
  seed: number,
  ask: (learned: BaseLearners, rows: readonly TrainingRow[]) => readonly Answer[],
  language?: string,
  onProgress: OnProgress = () => {},
): readonly Answer[] {
  const order = Int32Array.from(rows, (_, at) => at);
  shuffle(order, order.length, randomOf(seed));
  const fold = new Map<number, number>();
  order.forEach((row, at) => {
    fold.set(row, at % folds);
  });
  const rounds = roundsOf(rows.length);
  return Array.from({ length: rounds }, (_, round) => {
    const learned = trainLearners(
      rows.filter((_, at) => fold.get(at) !== round),
      seed + round,
      1,
      (done) => onProgress((round + done) / rounds),
      language,
    );
    return ask(
      learned,
      rows.filter((_, at) => fold.get(at) === round),
    );
  }).flat();
}
