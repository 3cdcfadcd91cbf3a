import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

const cache = join(import.meta.dirname, '../.cache');

/** Runs something with a folder of its own on the checkout's disk: temporary folders may be in memory. */
export async function inScratchFolder<Result>(run: (folder: string) => Promise<Result>): Promise<Result> {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'bench-'));
  try {
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
