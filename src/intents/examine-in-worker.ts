import { Worker } from 'node:worker_threads';
import { FixpathError } from '../domain/error.ts';
import type { ExaminedRow, ExaminingOrder } from './examining-words.ts';
import type { Model } from './model.ts';
import type { Learnable } from './training-words.ts';

/** Cross-validates examples under a model's mixing, belonging and thresholds, in a thread of its own. */
export function examineInWorker(
  { utterances, notOurs }: Learnable,
  { mixing, belonging, thresholds, seed }: Model,
): Promise<readonly ExaminedRow[]> {
  const order: ExaminingOrder = { examples: { utterances, notOurs }, mixing, belonging, thresholds, seed };
  const worker = new Worker(new URL('./examining-worker.ts', import.meta.url), { workerData: order });
  return new Promise((resolve, reject) => {
    worker.on('message', resolve);
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
