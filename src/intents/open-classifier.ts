import type { Classifier } from '../domain/classifier.ts';
import type { Examples } from '../domain/content.ts';
import { classifierOf } from './classifier.ts';
import { cachedModel } from './model-cache.ts';
import { modelKey } from './model-key.ts';
import type { Costs } from './thresholds.ts';
import type { TrainOptions } from './train.ts';
import { trainInWorker } from './train-in-worker.ts';

/**
 * The classifier for a desk's examples: its model from the folder if it is kept there, else trained in a thread of its
 * own and kept.
 */
export async function openClassifier(
  folder: string,
  examples: Pick<Examples, 'utterances' | 'notOurs'>,
  costs: Costs,
  options: TrainOptions = {},
): Promise<Classifier> {
  const key = modelKey(examples, costs, options.seed ?? 1);
  return classifierOf(await cachedModel(folder, key, () => trainInWorker(examples, costs, options)));
}
