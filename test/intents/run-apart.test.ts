import { describe, expect, it } from 'vitest';
import { FixpathError } from '../../src/domain/error.ts';
import { runInWorker } from '../../src/intents/run-in-worker.ts';

const ended = (code: number) => new FixpathError('training-ended', `It ended with ${code}.`);
const job = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);

describe('a job in a thread', () => {
  it('gives its result, and tells how far it is', async () => {
    const told: number[] = [];
    const work = `
      import { parentPort, workerData } from 'node:worker_threads';
      parentPort.postMessage({ type: 'progress', done: 0.5 });
      parentPort.postMessage({ type: 'result', result: workerData * 2 });`;
    expect(await runInWorker(job(work), 21, { ended, onProgress: (done) => told.push(done) })).toBe(42);
    expect(told).toEqual([0.5]);
  });

  it('that ends without a result fails with the error of its own', async () => {
    await expect(runInWorker(job('process.exit(3)'), 0, { ended })).rejects.toEqual(ended(3));
  });

  it('that throws fails with what was thrown', async () => {
    await expect(runInWorker(job("throw new Error('no memory')"), 0, { ended })).rejects.toThrow('no memory');
  });
});
