import { doJob } from '../run-in-worker.ts';
import { trainLanguageModel } from './train-language-model.ts';

doJob(trainLanguageModel);
