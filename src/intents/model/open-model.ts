import type { Costs } from '../train/choose-thresholds.ts';
import type { TrainOptions } from '../train/train.ts';
import { trainInWorker } from '../worker/train-in-worker.ts';
import type { Learnable } from '../worker/training-words.ts';
import type { Model } from './model.ts';
import { cachedModel } from './model-cache.ts';
import { modelKey } from './model-key.ts';

/**
 * The model for a desk's examples: from the folder if it is kept there, else trained in a thread of its own and kept.
 * Each language has a shelf of its own, so that an edit in one forgets no model of another.
 */
export function openModel(
  folder: string,
  examples: Learnable,
  costs: Costs,
  options: TrainOptions = {},
): Promise<Model> {
  const key = modelKey(examples, costs, options.seed ?? 1);
  const { language = 'en' } = examples;
  const name = /^en\b/i.test(language) ? key : `${language}.${key}`;
  return cachedModel(folder, name, () => trainInWorker(examples, costs, options));
}
