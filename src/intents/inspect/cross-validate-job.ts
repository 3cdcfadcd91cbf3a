import type { Learnable } from '../learners/training-rows.ts';
import { doJob } from '../run-apart.ts';
import type { Stakes } from '../verdict/cheapest-act.ts';
import { crossValidatedRows, type Judgement } from './cross-validated-rows.ts';

export type CrossValidateOrder = {
  readonly examples: Learnable;
  readonly judgement: Judgement;
  readonly stakes: Stakes;
};

doJob(({ examples, judgement, stakes }: CrossValidateOrder, onProgress) =>
  crossValidatedRows(examples, judgement, stakes, onProgress),
);
