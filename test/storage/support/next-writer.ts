import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';

/** The writing thread of the store that is opened next: Node tells of every thread that is started. */
export async function nextWriter(): Promise<Worker> {
  for (;;) {
    const [worker] = (await once(process, 'worker')) as [Worker];
    if (worker.threadName === 'fixpath-writer') return worker;
  }
}
