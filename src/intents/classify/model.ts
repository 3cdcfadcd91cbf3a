import type { Nearby } from '../learners/nearest-symptom.ts';
import type { BaseLearners } from '../learners/train-learners.ts';
import type { Beliefs, Calibration } from '../verdict/beliefs.ts';

/** Everything a classifier needs, as plain data that crosses to another process and goes to disk unchanged. */
export type Model = Calibration & {
  readonly learned: BaseLearners;
  readonly nearby: Nearby;
  /** What was believed of each stranger by learners that never saw it; of intents left out if there are no strangers. */
  readonly strangers: readonly Beliefs[];
  readonly seed: number;
};
