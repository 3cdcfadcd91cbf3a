import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../domain/make-folder.ts';
import { mostOnShelf, type SharedStore, shelfOf } from '../../domain/ports/shared-store.ts';
import type { Model } from '../classify/model.ts';
import { readModel, writeModel } from './model-bytes.ts';

/** How something that took long to make goes to disk. */
export type Kept<Learned> = {
  /** Undefined if the bytes are damaged or of another version. */
  readonly read: (bytes: Uint8Array) => Learned | undefined;
  /** Undefined for what is not kept. */
  readonly write: (learned: Learned) => Uint8Array | undefined;
};

/** Where models are kept: in a folder; and, where several processes learn the same, in what they have in common as well. */
export type Shelves = string | { readonly folder: string; readonly learnOnce: SharedStore['learnOnce'] };

/** The model in a folder under a key; trained and kept there if missing. */
export function cachedModel(shelves: Shelves, key: string, train: () => Promise<Model>): Promise<Model> {
  return cached(shelves, key, { read: readModel, write: writeModel }, train);
}

/**
 * What is in a folder under a key; if missing or damaged, taken from what processes share or trained, and kept there. It is written to a temporary file and
 * renamed, so that a reader never sees half a file. A folder that cannot be written costs only the time of the next
 * start.
 */
export async function cached<Learned>(
  shelves: Shelves,
  key: string,
  { read, write }: Kept<Learned>,
  learn: () => Promise<Learned>,
): Promise<Learned> {
  const { folder, learnOnce } = typeof shelves === 'string' ? { folder: shelves } : shelves;
  const path = join(folder, `${key}${ending}`);
  const kept = await readFile(path).catch(() => undefined);
  const known = kept && read(kept);
  if (known) {
    // Marks it as used: models that are only tried out evict each other, not this one.
    await utimes(path, new Date(), new Date()).catch(() => {});
    return known;
  }
  let own: Learned | undefined;
  const learnBytes = async (): Promise<Uint8Array | undefined> => {
    own = await learn();
    return write(own);
  };
  const isReadable = (model: Uint8Array): boolean => read(model) !== undefined;
  const bytes = await (learnOnce
    ? learnOnce(key, async () => (await learnBytes()) ?? nothing, isReadable)
    : learnBytes());
  const learned = own ?? (bytes && read(bytes)) ?? (await learn());
  if (!bytes || bytes.length === 0) return learned;
  const draft = join(folder, `${key}.${randomUUID()}.draft`);
  try {
    await makeFolder(folder);
    await writeFile(draft, bytes);
    await rename(draft, path);
    await forgetOld(folder, shelfOf(key));
  } catch {
    await rm(draft, { force: true }).catch(() => {});
  }
  return learned;
}

const nothing = new Uint8Array();

const ending = '.model';

async function forgetOld(folder: string, shelf: string): Promise<void> {
  const names = (await readdir(folder)).filter(
    (name) => name.endsWith(ending) && shelfOf(name.slice(0, -ending.length)) === shelf,
  );
  const files = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0 })),
  );
  const old = files.sort((a, b) => b.at - a.at).slice(mostOnShelf);
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { force: true })));
}
