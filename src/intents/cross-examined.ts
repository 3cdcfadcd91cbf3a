import type { Ranking, Verdict } from '../domain/verdict.ts';
import { belongs } from './belonging.ts';
import { crossValidate } from './held-out.ts';
import type { Model } from './model.ts';
import { ranked } from './ranked.ts';
import { verdictOf } from './thresholds.ts';
import { type TrainingRow, trainingRowsOf } from './training-rows.ts';
import type { Learnable } from './training-words.ts';

/** A row, and how it was understood by a learner that knew all the others but not it. */
export type CrossExamined = {
  readonly row: TrainingRow;
  readonly ranking: Ranking;
  readonly ours: number;
  readonly verdict: Verdict;
};

/** Examines every row by a learner that never saw it, under a model's mixing, belonging and thresholds. */
export function crossExamined(examples: Learnable, model: Model): readonly CrossExamined[] {
  return crossValidate(trainingRowsOf(examples), model.seed).map(({ row, intents, signals }) => {
    const ranking = ranked(intents, signals, model.mixing);
    const ours = belongs(model.belonging, signals.familiar);
    return { row, ranking, ours, verdict: verdictOf(ranking, ours, model.thresholds) };
  });
}
