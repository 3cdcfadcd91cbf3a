import { parentPort, workerData } from 'node:worker_threads';
import { writeModel } from '../model/model-bytes.ts';
import { trainClassifier } from '../train/train.ts';
import type { WorkerOrder, WorkerWord } from './training-words.ts';

// Only `train-in-worker.ts` starts this file, with an order.
const { examples, costs, seed } = workerData as WorkerOrder;
const say = (word: WorkerWord, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(word, transfer);

const model = writeModel(
  trainClassifier(examples, costs, { seed, onProgress: (done) => say({ type: 'progress', done }) }),
);
say({ type: 'model', bytes: model }, [model.buffer]);
