import type { Learnable } from '../learners/training-rows.ts';
import { doJob } from '../run-in-worker.ts';
import { trainClassifier } from '../train/train.ts';
import type { Costs } from '../verdict/choose-thresholds.ts';
import { writeModel } from './model-bytes.ts';

export type TrainOrder = { readonly examples: Learnable; readonly costs: Costs; readonly seed: number };

doJob(({ examples, costs, seed }: TrainOrder, onProgress) =>
  writeModel(trainClassifier(examples, costs, { seed, onProgress })),
);
