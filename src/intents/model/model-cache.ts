import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Model } from '../classify/model.ts';
import { readModel, writeModel } from './model-bytes.ts';

/** How something learned goes to disk. Reading gives undefined if the bytes are not whole, or of another version. */
export type Kept<Learned> = {
  readonly read: (bytes: Uint8Array) => Learned | undefined;
  readonly write: (learned: Learned) => Uint8Array;
};

/** The model kept in a folder under a key, trained and kept if it is not there. */
export function cachedModel(folder: string, key: string, train: () => Promise<Model>): Promise<Model> {
  return cached(folder, key, { read: readModel, write: writeModel }, train);
}

/**
 * What is kept in a folder under a key, learned and kept if it is not there or not whole. Written beside and renamed, so
 * that a reader never sees half a file. A folder that cannot be written costs only the next start's time.
 */
export async function cached<Learned>(
  folder: string,
  key: string,
  { read, write }: Kept<Learned>,
  learn: () => Promise<Learned>,
): Promise<Learned> {
  const path = join(folder, `${key}.model`);
  const kept = await readFile(path).catch(() => undefined);
  const known = kept && read(kept);
  if (known) {
    // Used now: models that are only tried out make room for each other, not for it.
    await utimes(path, new Date(), new Date()).catch(() => {});
    return known;
  }
  const learned = await learn();
  const draft = join(folder, `${key}.${randomUUID()}.draft`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(draft, write(learned));
    await rename(draft, path);
    await forgetOld(folder, shelfOf(`${key}.model`));
  } catch {
    await rm(draft, { force: true }).catch(() => {});
  }
  return learned;
}

/** What stands in front of a key's last dot; models of one shelf make room for each other only. */
function shelfOf(file: string): string {
  return file.split('.').slice(0, -2).join('.');
}

/** So many models are kept on a shelf: the one in use, and those of contents that one may go back to. */
const mostKept = 5;

async function forgetOld(folder: string, shelf: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.model') && shelfOf(name) === shelf);
  const files = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0 })),
  );
  const old = files.sort((a, b) => b.at - a.at).slice(mostKept);
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { force: true })));
}
