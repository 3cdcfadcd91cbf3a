import { parentPort, type ResourceLimits, Worker, workerData } from 'node:worker_threads';
import type { FixpathError } from '../domain/error.ts';

/** Called with the share of the work that is done, from 0 to 1. */
export type OnProgress = (done: number) => void;

/** What a job's thread sends. */
type Message<Result> =
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'result'; readonly result: Result };

export type WorkerOptions = {
  /** The error for a thread that ended with an exit code and no result. */
  readonly ended: (code: number) => FixpathError;
  readonly onProgress?: OnProgress | undefined;
  readonly resourceLimits?: ResourceLimits;
};

/**
 * Runs a job in a thread of its own, so that no turn waits for it.
 *
 * @param job the file that calls `doJob`
 * @param order what the job is given; plain values and typed arrays only
 */
export function runInWorker<Result>(
  job: URL,
  order: unknown,
  { ended, onProgress = () => {}, resourceLimits = {} }: WorkerOptions,
): Promise<Result> {
  const worker = new Worker(job, { workerData: order, resourceLimits });
  return new Promise((resolve, reject) => {
    worker.on('message', (message: Message<Result>) => {
      if (message.type === 'progress') onProgress(message.done);
      else resolve(message.result);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(ended(code)));
  });
}

/** The thread's side: does its one job with the order it was given, and sends the result. */
export async function doJob<Order, Result>(
  work: (order: Order, onProgress: OnProgress) => Result | Promise<Result>,
): Promise<void> {
  const send = (message: Message<Result>, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(message, transfer);
  // Only `runInWorker` starts a job's file, with the order that the caller built for it.
  const result = await work(workerData as Order, (done) => send({ type: 'progress', done }));
  send(
    { type: 'result', result },
    result instanceof Uint8Array && result.buffer instanceof ArrayBuffer ? [result.buffer] : [],
  );
}
