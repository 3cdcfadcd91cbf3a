import { constants, existsSync } from 'node:fs';
import { copyFile, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { makeFolder } from '../domain/make-folder.ts';
import { shelfOf } from '../domain/ports/shared-store.ts';

/** Where `npm ci` puts what it learned of the content that it came with. */
export const builtModels = join(import.meta.dirname, '../../.cache/built/models');

/**
 * The folder of a desk's models below its data folder. Where there is none yet, it begins with a copy of what was learned
 * ahead, so that the first start, or the first command, does not learn it again; a folder that cannot be made is told by
 * whoever writes there.
 */
export async function modelsFolder(dataDir: string, built = builtModels): Promise<string> {
  const folder = join(dataDir, 'models');
  if (!existsSync(folder))
    await makeFolder(dataDir)
      .then(() => copyNewest(built, folder))
      .catch(() => {});
  return folder;
}

/** Copies the model of each shelf that was used last: older ones are of a content that has been changed since. */
async function copyNewest(from: string, to: string): Promise<void> {
  const names = await readdir(from);
  const files = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(from, name))).mtimeMs })));
  const newest = new Map(
    files.toSorted((a, b) => a.at - b.at).map(({ name }) => [shelfOf(basename(name, '.model')), name]),
  );
  await makeFolder(to);
  const copy = (name: string) => copyFile(join(from, name), join(to, name), constants.COPYFILE_FICLONE);
  await Promise.all([...newest.values()].map(copy));
}
