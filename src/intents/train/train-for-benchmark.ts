import type { Model } from '../classify/model.ts';
import type { Learnable } from '../learners/training-rows.ts';
import type { Costs } from '../verdict/choose-thresholds.ts';
import { trainClassifier } from './train.ts';

/**
 * Every mistake costs the same and strangers weigh as much as ours: then an offer never pays, and the verdict maximises
 * in-scope accuracy + out-of-scope recall.
 */
const evenCosts: Costs = { wrongFlow: 1, offer: 1, apology: 1 };

/** Trains the product's own classifier for a comparison with others, which know neither offers nor costs. */
export function trainForBenchmark(train: Learnable, valid: Learnable, seed: number): Model {
  // Without strangers among them, valid rows cannot say where ours end: then it is told by cross-validation.
  const enough = valid.utterances.length > 0 && (valid.notOurs.length > 0 || train.notOurs.length === 0);
  return trainClassifier(train, evenCosts, { seed, strangersShare: 0.5, valid: enough ? valid : undefined });
}
