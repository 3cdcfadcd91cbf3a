import { Worker } from 'node:worker_threads';
import { FixpathError } from '../../domain/error.ts';
import type { StoreHealth } from '../store-health.ts';
import type { Writer } from '../writes.ts';
import { storageClosed } from './storage-error.ts';
import type { FromWriter, ToWriter, Write, WriterOptions } from './writer-messages.ts';

/** Writes in the order in which it was asked to; while it rewrites the database, what comes meanwhile waits. */
export type WriterThread = Writer & {
  /** Writes what is waiting, then ends the thread. */
  readonly close: () => Promise<void>;
};

/** How many writes cross to the thread before the round is over. By measurement. */
const part = 6;

type Waiting = { readonly resolve: (result: never) => void; readonly reject: (error: unknown) => void };

/** Told of what happens to writes. */
type WriterListener = Pick<StoreHealth, 'wrote' | 'failed'> & {
  /** The thread has ended by itself: after that, nothing can be written. */
  readonly ended?: ((error: FixpathError) => void) | undefined;
};

/**
 * Starts the writer; fulfilled once the database is open and its tables are of the newest version.
 */
export async function startWriter(options: WriterOptions, told: WriterListener): Promise<WriterThread> {
  const worker = new Worker(new URL('./writer.ts', import.meta.url), { workerData: options, name: 'fixpath-writer' });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  try {
    await opening(worker);
  } catch (error) {
    await ended; // and with it the thread's hold on the folder
    throw error;
  }

  let gathered: Write[] = [];
  let refusing: FixpathError | undefined;
  /** Answers come in the order of the writes. */
  let waiting: Waiting[] = [];

  let compacting: PromiseWithResolvers<void>[] = [];

  const post = (close = false, compact = false): void => {
    if (gathered.length === 0 && !close && !compact) return;
    const message: ToWriter = { writes: gathered, close, ...(compact && { compact }) };
    gathered = [];
    worker.postMessage(message);
  };

  worker.on('message', (message: FromWriter) => {
    if (message.type === 'compacted') compacting.shift()?.resolve();
    if (message.type === 'not-compacted') compacting.shift()?.reject(new FixpathError(message.code, message.message));
    if (message.type !== 'written') return;
    const { results, faults } = message;
    const answered = waiting.slice(0, Math.max(results.length, faults.length));
    waiting = waiting.slice(answered.length);
    if (faults.length < answered.length) told.wrote();
    for (const [index, code, text] of faults) {
      const error = new FixpathError(code, text);
      told.failed(error);
      answered[index]?.reject(error);
    }
    for (const [index, { resolve }] of answered.entries()) resolve(results[index] as never); // pairs by order
  });

  const fail = (cause: unknown): void => {
    refusing = new FixpathError(
      'storage-ended',
      `${options.folder}: the thread that writes has ended. Start Fixpath again; nothing acknowledged was lost.`,
      { cause },
    );
    for (const { reject } of [...waiting, ...compacting]) reject(refusing);
    waiting = [];
    compacting = [];
    told.failed(refusing);
    told.ended?.(refusing);
  };
  worker.once('error', fail);
  worker.once('exit', (code) => {
    if (!refusing) fail(code);
  });

  return {
    write: (name, value) =>
      new Promise((resolve, reject) => {
        if (refusing) return reject(refusing);
        gathered.push([name, value] as Write); // `Write` pairs the same types
        waiting.push({ resolve, reject });
        // What is asked for in one round of the event loop crosses to the thread together; if it is a lot, in parts,
        // each as soon as it is full, so that the thread does not wait for the end of a long round.
        if (gathered.length === 1) setImmediate(post);
        if (gathered.length === part) process.nextTick(post);
      }),
    compact: () => {
      if (refusing) return Promise.reject(refusing);
      const ending = Promise.withResolvers<void>();
      compacting.push(ending);
      post(false, true);
      return ending.promise;
    },
    close: async () => {
      refusing ??= storageClosed(options.folder);
      post(true);
      await ended;
    },
  };
}

function opening(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (message: FromWriter) => {
      worker.off('error', reject);
      if (message.type === 'refused') reject(new FixpathError(message.code, message.message));
      else resolve();
    });
  });
}
