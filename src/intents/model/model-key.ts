import { createHash } from 'node:crypto';
import { onceFor } from '../../domain/once-for.ts';
import type { Learnable } from '../learners/training-rows.ts';
import { trainingRowsOf } from '../learners/training-rows.ts';
import { wordFormOf } from '../text/word-form.ts';
import { modelVersion } from './model-bytes.ts';

/** The name of the model that these examples and seed result in. Different models have different names. */
export function modelKey(examples: Learnable, seed: number): string {
  return digestOf([modelVersion, seed, taughtBy(examples).digest]);
}

/** What a model learns of examples, as a digest; asked for the same examples by whoever opens, names or shows a model. */
const taughtBy = onceFor((examples: Learnable) => ({
  digest: digestOf([
    trainingRowsOf(examples),
    ...(wordFormOf(examples) ? [examples.language, examples.letters ?? {}] : []),
  ]),
}));

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
