import { FixpathError } from '../../domain/error.ts';
import { present } from '../../domain/present.ts';
import type { Model } from '../classify/model.ts';
import type { Learnable } from '../learners/training-rows.ts';
import { runApart } from '../run-apart.ts';
import type { TrainOptions } from '../train/train.ts';
import { readModel } from './model-bytes.ts';
import { cachedModel, type Shelves } from './model-cache.ts';
import { modelKey } from './model-key.ts';
import type { TrainOrder } from './train-job.ts';

/**
 * The model for a desk's examples: from the folder or what processes share if it is kept there, else trained in a
 * process of its own and kept.
 * Each language has its own shelf, so that an edit in one evicts no model of another.
 */
export function openModel(shelves: Shelves, examples: Learnable, options: TrainOptions = {}): Promise<Model> {
  const key = modelKey(examples, options.seed ?? 1);
  const { language = 'en' } = examples;
  const name = /^en\b/i.test(language) ? key : `${language}.${key}`;
  return cachedModel(shelves, name, () => trainApart(examples, options));
}

/**
 * Training makes much short-lived garbage: collecting it sooner saves a sixth of the memory and costs 3 % of the time.
 */
const nodeOptions = ['--max-semi-space-size=2'];

/** `trainClassifier` in a process of its own. */
export async function trainApart(
  { utterances, notOurs, language, letters }: Learnable,
  { seed = 1, onProgress }: TrainOptions = {},
): Promise<Model> {
  const examples = { utterances, notOurs, ...present({ language, letters }) };
  const order: TrainOrder = { examples, seed };
  const bytes = await runApart<Uint8Array>(new URL('./train-job.ts', import.meta.url), order, {
    onProgress,
    nodeOptions,
    ended: (code) =>
      new FixpathError(
        'training-ended',
        `The training process ended with ${code} and no model. It may have run out of memory: give it more, or fewer utterances.`,
      ),
  });
  const model = readModel(bytes);
  if (model) return model;
  throw new FixpathError('model-unreadable', 'The training process sent a model that cannot be read. Start again.');
}
