import type { Verdict } from '../../domain/understanding/verdict.ts';
import type { Model } from '../model/model.ts';
import type { Learnable } from './training-words.ts';

/** What the examining thread is told to do. */
export type ExaminingOrder = Pick<Model, 'mixing' | 'belonging' | 'thresholds' | 'seed'> & {
  readonly examples: Learnable;
};

/** An utterance, and what a learner that never saw it made of it. Without an intent it is a stranger's. */
export type ExaminedRow = {
  readonly text: string;
  readonly intent?: string;
  /** The first of the ranking. */
  readonly first?: string;
  readonly verdict: Verdict;
};

/** What the examining thread says. */
export type ExaminingWord =
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'rows'; readonly rows: readonly ExaminedRow[] };
