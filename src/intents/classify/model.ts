import type { Nearby } from '../learners/nearest-symptom.ts';
import type { BaseLearners } from '../learners/train-learners.ts';
import type { Thresholds } from '../verdict/choose-thresholds.ts';
import type { Combination } from '../verdict/combine-scores.ts';
import type { ScopeModel } from '../verdict/in-scope.ts';

/** Everything a classifier needs, as plain data that crosses threads and goes to disk unchanged. */
export type Model = {
  readonly learned: BaseLearners;
  readonly mixing: Combination;
  readonly belonging: ScopeModel;
  readonly thresholds: Thresholds;
  readonly nearby: Nearby;
  readonly seed: number;
};
