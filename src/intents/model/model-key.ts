import { createHash } from 'node:crypto';
import type { Learnable } from '../learners/training-rows.ts';
import { trainingRowsOf } from '../learners/training-rows.ts';
import { wordFormOf } from '../text/word-form.ts';
import { modelVersion } from './model-bytes.ts';

/** The name of the model that these examples and seed result in. Different models have different names. */
export function modelKey(examples: Learnable, seed: number): string {
  const all = [
    modelVersion,
    seed,
    trainingRowsOf(examples),
    ...(wordFormOf(examples.language) ? [examples.language] : []),
  ];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 32);
}
