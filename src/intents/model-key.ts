import { createHash } from 'node:crypto';
import { formOf } from './form-of.ts';
import { modelVersion } from './model-bytes.ts';
import type { Costs } from './thresholds.ts';
import { trainingRowsOf } from './training-rows.ts';
import type { Learnable } from './training-words.ts';

/** A name for the model that these examples, costs and seed give; another model has another name. */
export function modelKey(examples: Learnable, costs: Costs, seed: number): string {
  const { wrongFlow, offer, apology } = costs;
  const all = [
    modelVersion,
    seed,
    wrongFlow,
    offer,
    apology,
    trainingRowsOf(examples),
    ...(formOf(examples.language) ? [examples.language] : []),
  ];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 32);
}
