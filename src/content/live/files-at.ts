import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What content is read from, below its root and, for what agents read, below the project's. */
export const contentParts: readonly string[] = ['desk.yml', 'dialogs', 'intents', 'words'];

/** A file, or all files of a folder at any depth, by their paths; none if there is nothing. */
export async function filesAt(path: string): Promise<readonly (readonly [string, Buffer | undefined])[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined);
  const paths = entries
    ? entries.flatMap((entry) => (entry.isDirectory() ? [] : join(entry.parentPath, entry.name))).sort()
    : [path];
  return Promise.all(paths.map(async (each) => [each, await readFile(each).catch(() => undefined)] as const));
}
