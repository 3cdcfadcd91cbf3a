import type { Nearby } from '../learners/nearest-symptom.ts';
import type { BaseLearners } from '../learners/train-learners.ts';
import type { Calibration } from '../verdict/beliefs.ts';

/** Everything a classifier needs, as plain data that crosses threads and goes to disk unchanged. */
export type Model = Calibration & {
  readonly learned: BaseLearners;
  readonly nearby: Nearby;
  readonly seed: number;
};
