import { gramsOf } from './grams.ts';
import { learnPlanes, type Planes } from './planes.ts';
import { rowsOf } from './sparse.ts';
import { weighterOf } from './tf-idf.ts';
import type { TrainingRow } from './training-rows.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** What is learned from rows, before anything is fitted on held-out ones. */
export type Learned = {
  readonly intents: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly planes: Planes;
};

/** Told how much of the learning is done, from 0 to 1. */
export type OnProgress = (done: number) => void;

/** Learns from rows. The same rows and seed give the same result, bit by bit. */
export function learn(rows: readonly TrainingRow[], seed: number, onProgress: OnProgress = () => {}): Learned {
  const intents = intentsOf(rows);
  const numbers = new Map(intents.map((intent, number) => [intent, number]));
  const grams = rows.map((row) => gramsOf(row.text));
  const vocabulary = vocabularyOf(grams);
  const vectors = rowsOf(grams.map(weighterOf(vocabulary)));
  const classes = Int32Array.from(rows, (row) => numbers.get(row.intent ?? '') ?? -1);
  const planes = learnPlanes(vectors, classes, intents.length, vocabulary.hashes.length, seed, (done) =>
    onProgress(done / intents.length),
  );
  return { intents, vocabulary, planes };
}

/** The intents of rows, sorted. */
export function intentsOf(rows: readonly TrainingRow[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => row.intent ?? []))].sort();
}
