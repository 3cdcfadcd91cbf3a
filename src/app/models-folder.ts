import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../domain/make-folder.ts';

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
      .then(() => cp(built, folder, { recursive: true }))
      .catch(() => {});
  return folder;
}
