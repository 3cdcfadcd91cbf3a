import { parentPort, workerData } from 'node:worker_threads';
import { type LanguageTexts, learnLanguages } from '../languages/train-language-model.ts';

// Only `open-languages.ts` starts this file, with texts.
parentPort?.postMessage(learnLanguages(workerData as readonly LanguageTexts[]));
