import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** What content is read from, below its root and, for what agents read, below the project's. */
export const contentParts: readonly string[] = ['desk.yml', 'dialogs', 'intents', 'words'];

/** A file, or all files of a folder at any depth, by their paths below a root; the path alone if there is nothing. */
export async function filesAt(root: string, part: string): Promise<readonly (readonly [string, Buffer | undefined])[]> {
  const found = await readdir(join(root, part), { recursive: true, withFileTypes: true }).catch(() => undefined);
  const paths = found
    ? found.flatMap((entry) => (entry.isDirectory() ? [] : join(entry.parentPath, entry.name))).sort()
    : [join(root, part)];
  return Promise.all(
    paths.map(async (each) => [relative(root, each), await readFile(each).catch(() => undefined)] as const),
  );
}
