import type { Learnable } from '../learners/training-rows.ts';
import { doJob } from '../run-apart.ts';
import { trainClassifier } from '../train/train.ts';
import { writeModel } from './model-bytes.ts';

export type TrainOrder = { readonly examples: Learnable; readonly seed: number };

doJob(({ examples, seed }: TrainOrder, onProgress) => writeModel(trainClassifier(examples, { seed, onProgress })));
