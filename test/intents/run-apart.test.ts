import { describe, expect, it } from 'vitest';
import { FixpathError } from '../../src/domain/error.ts';
import { runApart } from '../../src/intents/run-apart.ts';

const ended = (code: number | string) => new FixpathError('training-ended', `It ended with ${code}.`);
const job = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);

describe('a job in a process of its own', () => {
  it('gives its result, and tells how far it is', async () => {
    const told: number[] = [];
    const work = `
      process.once('message', (order) => {
        process.send({ type: 'progress', done: 0.5 });
        process.send({ type: 'result', result: order * 2 }, () => process.disconnect());
      });`;
    expect(await runApart(job(work), 21, { ended, onProgress: (done) => told.push(done) })).toBe(42);
    expect(told).toEqual([0.5]);
  });

  it('that ends without a result fails with the error of its own', async () => {
    await expect(runApart(job('process.exit(3)'), 0, { ended })).rejects.toEqual(ended(3));
  });

  it('that throws fails with what was thrown', async () => {
    await expect(runApart(job("throw new Error('no memory')"), 0, { ended })).rejects.toThrow('no memory');
  });
});
