import { type Serializable, spawn } from 'node:child_process';
import type { FixpathError } from '../domain/error.ts';

/** Called with the share of the work that is done, from 0 to 1. */
export type OnProgress = (done: number) => void;

/** What a job's process sends. */
type Message<Result> =
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'result'; readonly result: Result }
  | { readonly type: 'fault'; readonly error: unknown };

export type ApartOptions = {
  /** The error for a process that ended with an exit code, or by a signal, and no result. */
  readonly ended: (by: number | NodeJS.Signals) => FixpathError;
  readonly onProgress?: OnProgress | undefined;
  /** Options of Node's for it, beside the limits to memory that this process was started with. */
  readonly nodeOptions?: readonly string[];
};

/**
 * Runs a job in a process of its own, so that no turn waits for it, and the memory that it takes is given back: of what a
 * thread has taken, the process that serves would keep the most.
 *
 * @param job the file that calls `doJob`
 * @param order what the job is given; plain values, maps, sets and typed arrays only
 */
export function runApart<Result>(
  job: URL,
  order: unknown,
  { ended, onProgress = () => {}, nodeOptions = [] }: ApartOptions,
): Promise<Result> {
  const limits = process.execArgv.filter((option) => option.startsWith('--max-'));
  const program = `import(${JSON.stringify(job.href)}).catch((error) => process.send({ type: 'fault', error }));`;
  const child = spawn(process.execPath, [...limits, ...nodeOptions, '--input-type=module', '--eval', program], {
    serialization: 'advanced',
    // A process of Node's that has the terminal sets it back as it found it when it ends, under whoever reads its keys.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.stdout?.pipe(process.stdout, { end: false });
  child.stderr?.pipe(process.stderr, { end: false });
  const end = () => child.kill();
  process.once('exit', end);
  return new Promise<Result>((resolve, reject) => {
    // Node types messages by its own serialization; only `doJob` sends any.
    child.on('message', (sent) => {
      const message = sent as unknown as Message<Result>;
      if (message.type === 'progress') onProgress(message.done);
      else if (message.type === 'result') resolve(message.result);
      else reject(message.error);
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => reject(ended(signal ?? code ?? 1)));
    child.send(order as Serializable);
  }).finally(() => process.off('exit', end));
}

/** The process's side: does its one job with the order it was given, and sends the result. */
export function doJob<Order, Result>(work: (order: Order, onProgress: OnProgress) => Result | Promise<Result>): void {
  const { ppid } = process;
  const send = (message: Message<Result>, then = () => {}) => process.send?.(message, then);
  const onProgress = (done: number) => {
    // Nobody waits for it any more.
    if (process.ppid !== ppid) process.exit(1);
    send({ type: 'progress', done });
  };
  const end = () => process.disconnect();
  process.once('message', async (order) => {
    try {
      // Only `runApart` starts a job's file, with the order that the caller built for it.
      send({ type: 'result', result: await work(order as Order, onProgress) }, end);
    } catch (error) {
      send({ type: 'fault', error }, end);
    }
  });
}
