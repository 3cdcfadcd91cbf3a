import type { Thresholds } from '../train/choose-thresholds.ts';
import type { Combination } from '../train/combine-scores.ts';
import type { ScopeModel } from '../train/in-scope.ts';
import type { BaseLearners } from '../train/learners.ts';
import type { Rows } from '../vectors/sparse.ts';

/** Everything a classifier needs, as plain numbers: it crosses threads and goes to disk as it is. */
export type Model = {
  readonly learned: BaseLearners;
  readonly mixing: Combination;
  readonly belonging: ScopeModel;
  readonly thresholds: Thresholds;
  readonly nearby: Nearby;
  readonly seed: number;
};

/** The rows of the intents that have symptoms, to find the step that a message names. */
export type Nearby = {
  readonly rows: Rows;
  /** The intent's number, by row. */
  readonly intents: Int32Array;
  /** The step's number in `names`, by row; -1 for an utterance that names none. */
  readonly steps: Int32Array;
  readonly names: readonly string[];
};
