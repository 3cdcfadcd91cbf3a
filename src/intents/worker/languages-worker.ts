import { parentPort, workerData } from 'node:worker_threads';
import { type LanguageTexts, trainLanguageModel } from '../languages/train-language-model.ts';

// Only `open-languages.ts` starts this file, with texts.
parentPort?.postMessage(trainLanguageModel(workerData as readonly LanguageTexts[]));
