import { Worker } from 'node:worker_threads';
import { FixpathError } from '../../domain/error.ts';
import type { Model } from '../model/model.ts';
import { readModel } from '../model/model-bytes.ts';
import type { Costs } from '../train/choose-thresholds.ts';
import type { TrainOptions } from '../train/train.ts';
import type { Learnable, WorkerOrder, WorkerWord } from './training-words.ts';

/** Training makes much that is soon forgotten: forgetting it sooner saves a sixth of the memory and costs 3 % of time. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };

/** `trainClassifier` in a thread of its own, so that no turn waits for it. */
export function trainInWorker(
  { utterances, notOurs, language }: Learnable,
  costs: Costs,
  { seed = 1, onProgress = () => {} }: TrainOptions = {},
): Promise<Model> {
  const order: WorkerOrder = {
    examples: { utterances, notOurs, ...(language !== undefined && { language }) },
    costs,
    seed,
  };
  const worker = new Worker(new URL('./training-worker.ts', import.meta.url), { workerData: order, resourceLimits });
  return new Promise((resolve, reject) => {
    worker.on('message', (word: WorkerWord) => {
      if (word.type === 'progress') return onProgress(word.done);
      const model = readModel(word.bytes);
      if (model) resolve(model);
      else
        reject(
          new FixpathError('intents-worker', 'The training thread sent a model that cannot be read. Start again.'),
        );
    });
    worker.on('error', reject);
    worker.on('exit', (code) =>
      reject(
        new FixpathError(
          'intents-worker',
          `The training thread ended with ${code} and no model. It may have run out of memory: give it more, or fewer utterances.`,
        ),
      ),
    );
  });
}
