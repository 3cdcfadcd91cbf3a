import { createHash } from 'node:crypto';
import type { Learnable } from '../learners/training-rows.ts';
import { trainingRowsOf } from '../learners/training-rows.ts';
import { wordFormOf } from '../text/word-form.ts';
import type { Costs } from '../verdict/choose-thresholds.ts';
import { modelVersion } from './model-bytes.ts';

/** The name of the model that these examples, costs and seed result in. Different models have different names. */
export function modelKey(examples: Learnable, costs: Costs, seed: number): string {
  const { wrongFlow, offer, apology } = costs;
  const all = [
    modelVersion,
    seed,
    wrongFlow,
    offer,
    apology,
    trainingRowsOf(examples),
    ...(wordFormOf(examples.language) ? [examples.language] : []),
  ];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 32);
}
