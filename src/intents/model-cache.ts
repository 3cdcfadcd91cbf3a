import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Model } from './model.ts';
import { readModel, writeModel } from './model-bytes.ts';

/**
 * The model kept in a folder under a key, trained and kept if it is not there or not whole. Written beside and renamed,
 * so that a reader never sees half a file. A folder that cannot be written costs only the next start's time.
 */
export async function cachedModel(folder: string, key: string, train: () => Promise<Model>): Promise<Model> {
  const path = join(folder, `${key}.model`);
  const kept = await readFile(path).catch(() => undefined);
  const known = kept && readModel(kept);
  if (known) return known;
  const model = await train();
  const draft = join(folder, `${key}.${randomUUID()}.draft`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(draft, writeModel(model));
    await rename(draft, path);
  } catch {
    await rm(draft, { force: true }).catch(() => {});
  }
  return model;
}
