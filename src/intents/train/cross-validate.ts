import { type Signals, signalsOf } from '../classify/signals.ts';
import { type BaseLearners, trainLearners } from '../learners/train-learners.ts';
import type { TrainingRow } from '../learners/training-rows.ts';
import type { OnProgress } from '../run-apart.ts';
import type { Orthography } from '../text/word-form.ts';
import { randomOf, shuffle } from '../vectors/random.ts';
import { veiled } from './veil.ts';

/** A row and its signals from learners that never saw it; of learners that never saw its intent, a stranger to them. */
export type HeldOut = {
  readonly row: TrainingRow;
  readonly intents: readonly string[];
  readonly signals: Signals;
  readonly isVeiled?: true;
};

/** Up to this many rows each is held out once; above it, one fold is enough to fit a few numbers on. */
const smallUpTo = 4000;
export const folds = 5;

/** One row in this many is read a second time, in a form that nobody could read. */
const veiledEvery = 5;

/** The same, and of some rows also as if all but one of their words were unknown: then they are strangers. */
export function readRowsAndVeiled(learned: BaseLearners, rows: readonly TrainingRow[]): readonly HeldOut[] {
  const ours = rows.filter(({ intent }) => intent !== undefined && learned.intents.includes(intent));
  const unread = ours.flatMap(({ text }, at) => (at % veiledEvery === 0 ? (veiled(text) ?? []) : []));
  return [
    ...readRows(learned, rows),
    ...readRows(
      learned,
      unread.map((text) => ({ text })),
    ).map((held) => ({ ...held, isVeiled: true as const })),
  ];
}

/** Computes the signals of rows that were not trained on. */
export function readRows(learned: BaseLearners, rows: readonly TrainingRow[]): readonly HeldOut[] {
  const read = signalsOf(learned);
  return rows.map((row) => ({ row, intents: learned.intents, signals: read(row.text) }));
}

/** How many times `crossValidate` trains. */
export function roundsOf(rows: number): number {
  return rows <= smallUpTo ? folds : 1;
}

export type CrossValidation<Answer> = {
  readonly seed: number;
  /** The fold of a row, from 0 to below `folds`; by default a seeded shuffle spreads the rows evenly. */
  readonly foldOf?: (row: TrainingRow) => number;
  /** The rows of which fold a row's whole intent is left out with; none if not given. They are asked about as well. */
  readonly leftOutWith?: (row: TrainingRow) => number | undefined;
  /** Asks the learners of the other folds about the rows of this one. */
  readonly ask: (learned: BaseLearners, rows: readonly TrainingRow[]) => readonly Answer[];
  readonly orthography?: Orthography;
  readonly onProgress?: OnProgress;
};

/**
 * Trains on some rows, and asks the learners about the others. One net is enough here: the mean of several calibrates
 * alike, and this is where most of the time goes.
 */
export function crossValidate<Answer>(
  rows: readonly TrainingRow[],
  { seed, foldOf, leftOutWith = () => undefined, ask, orthography, onProgress = () => {} }: CrossValidation<Answer>,
): readonly Answer[] {
  const fold = foldOf ? rows.map(foldOf) : dealt(rows.length, seed);
  const rounds = roundsOf(rows.length);
  return Array.from({ length: rounds }, (_, round) => {
    const learned = trainLearners(
      rows.filter((row, at) => fold[at] !== round && leftOutWith(row) !== round),
      seed + round,
      1,
      (done) => onProgress((round + done) / rounds),
      orthography,
    );
    return ask(
      learned,
      rows.filter((row, at) => fold[at] === round || leftOutWith(row) === round),
    );
  }).flat();
}

/** The fold of each row by a seeded shuffle. */
function dealt(rows: number, seed: number): readonly number[] {
  const order = Int32Array.from({ length: rows }, (_, at) => at);
  shuffle(order, rows, randomOf(seed));
  const fold: number[] = Array(rows).fill(0);
  order.forEach((row, at) => {
    fold[row] = at % folds;
  });
  return fold;
}
