import { parentPort, workerData } from 'node:worker_threads';
import { type LanguageTexts, learnLanguages } from './learn-languages.ts';

// Only `open-languages.ts` starts this file, with texts.
parentPort?.postMessage(learnLanguages(workerData as readonly LanguageTexts[]));
