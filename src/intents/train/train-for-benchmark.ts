import type { Model } from '../classify/model.ts';
import type { Learnable } from '../learners/training-rows.ts';
import type { Stakes } from '../verdict/cheapest-act.ts';
import { trainClassifier } from './train.ts';

/**
 * Every mistake costs the same and out of scope weighs as much as in scope: an offer then never pays, and the verdict
 * maximises in-scope accuracy + out-of-scope recall.
 */
export const evenStakes: Stakes = { costs: { wrongFlow: 1, offer: 1, apology: 1 }, strangersShare: 0.5 };

/** Trains the product's own classifier for comparison with others, which have neither offers nor costs. */
export function trainForBenchmark(train: Learnable, valid: Learnable, seed: number): Model {
  // Validation rows without out-of-scope ones cannot fit the scope; cross-validation then does.
  const enough = valid.utterances.length > 0 && valid.notOurs.length > 0;
  return trainClassifier(train, { seed, valid: enough ? valid : undefined });
}
