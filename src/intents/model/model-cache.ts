import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
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
  const kept = await readApart(path).catch(() => undefined);
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
  if (!bytes || bytes.length === 0) return own ?? learn();
  const draft = join(folder, `${key}.${randomUUID()}.draft`);
  try {
    await makeFolder(folder);
    await writeFile(draft, bytes);
    await rename(draft, path);
    await forgetOld(folder, shelfOf(key));
  } catch {
    await rm(draft, { force: true }).catch(() => {});
    return own ?? read(bytes) ?? learn();
  }
  // As it will be read at the next start: what a process sent would stay in its many pieces.
  const apart = roomFor(bytes.length);
  apart.set(bytes);
  return read(apart) ?? own ?? learn();
}

/** A file's bytes, in room of their own. */
async function readApart(path: string): Promise<Uint8Array> {
  await using file = await open(path);
  const { size } = await file.stat();
  const bytes = roomFor(size);
  let read = 0;
  while (read < size) {
    const { bytesRead } = await file.read(bytes, read, size - read, read);
    // Somebody else writes there, which is as good as no file.
    if (bytesRead === 0) throw new Error(`${path} has become shorter while it was read.`);
    read += bytesRead;
  }
  return bytes;
}

declare const WebAssembly: {
  readonly Memory: new (pages: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
};

/** The pages of WebAssembly's memories, bytes. */
const page = 65_536;

/**
 * Memory that goes back to the system once it is let go. What the usual allocator has given for so much it keeps, in pieces, when
 * other content takes its place: 15 MB with each change. Only WebAssembly asks the system itself.
 */
function roomFor(size: number): Uint8Array {
  try {
    return new Uint8Array(new WebAssembly.Memory({ initial: Math.ceil(size / page) }).buffer, 0, size);
  } catch {
    // Its memories want addresses by the gigabyte, which a process may have been denied.
    return new Uint8Array(size);
  }
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
