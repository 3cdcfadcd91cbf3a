import type { Learnable } from '../learners/training-rows.ts';
import { doJob } from '../run-in-worker.ts';
import { crossValidatedRows, type Judgement } from './cross-validated-rows.ts';

export type CrossValidateOrder = { readonly examples: Learnable; readonly judgement: Judgement };

doJob(({ examples, judgement }: CrossValidateOrder, onProgress) => crossValidatedRows(examples, judgement, onProgress));
