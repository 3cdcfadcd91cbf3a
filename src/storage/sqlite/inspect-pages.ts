import { execFile } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';

/**
 * Looks at every page of a folder's database, in a process of its own that gives way to all others: it may take long, and
 * no thread of ours could be ended in the middle of it. What is wrong, in SQLite's words; nothing if all is well.
 */
export function inspectPages(folder: string, signal: AbortSignal): Promise<readonly string[]> {
  const job = fileURLToPath(new URL('./inspect-pages-job.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    const { pid } = execFile(process.execPath, [job, folder], { env: {}, signal }, (error, told) => {
      if (error) reject(error);
      // Our own process printed it.
      else resolve(JSON.parse(told) as readonly string[]);
    });
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  });
}
