import { Worker } from 'node:worker_threads';
import { FixpathError } from '../../domain/error.ts';
import type { Model } from '../model/model.ts';
import type { OnProgress } from '../train/learners.ts';
import type { ExaminedRow, ExaminingOrder, ExaminingWord } from './examining-words.ts';
import type { Learnable } from './training-words.ts';

/** Cross-validates examples under a model's mixing, belonging and thresholds, in a thread of its own. */
export function examineInWorker(
  examples: Learnable,
  { mixing, belonging, thresholds, seed }: Model,
  onProgress: OnProgress = () => {},
): Promise<readonly ExaminedRow[]> {
  const { utterances, notOurs, language } = examples;
  const learnable = { utterances, notOurs, ...(language !== undefined && { language }) };
  const order: ExaminingOrder = { examples: learnable, mixing, belonging, thresholds, seed };
  const worker = new Worker(new URL('./examining-worker.ts', import.meta.url), { workerData: order });
  return new Promise((resolve, reject) => {
    worker.on('message', (word: ExaminingWord) => {
      if (word.type === 'progress') onProgress(word.done);
      else resolve(word.rows);
    });
    worker.on('error', reject);
    worker.on('exit', (code) =>
      reject(
        new FixpathError(
          'intents-worker',
          `The examining thread ended with ${code} and no result. It may have run out of memory: give it more.`,
        ),
      ),
    );
  });
}
