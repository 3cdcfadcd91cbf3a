import { isMainThread } from 'node:worker_threads';

/** What a process has used since it began: CPU of all its threads, µs, and memory, bytes. */
export type Usage = { readonly cpuMicros: number; readonly rss: number };

// Loaded before a measured server (`node --import`), and by it into its threads: answers whoever started it.
if (isMainThread && process.send) {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    const usage: Usage = { cpuMicros: user + system, rss: process.memoryUsage.rss() };
    process.send?.(usage);
  });
  process.channel?.unref();
}
