import { doJob } from '../run-apart.ts';
import { trainLanguageModel } from './train-language-model.ts';

doJob(trainLanguageModel);
