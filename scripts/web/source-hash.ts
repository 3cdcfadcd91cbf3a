import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** One hash over all that the web pages are built from: their sources, the build itself and the versions it uses. */
export async function sourceHash(root: string): Promise<string> {
  const files = [
    ...(await filesUnder(join(root, 'web', 'src'))),
    ...(await filesUnder(join(root, 'web', 'icons'))),
    ...(await filesUnder(join(root, 'scripts', 'web'))),
    join(root, 'web', 'index.html'),
    join(root, 'web', 'chat.html'),
    join(root, 'web', 'desk.html'),
    join(root, 'node_modules', 'vite', 'package.json'),
    join(root, 'node_modules', 'preact', 'package.json'),
    ...(await filesUnder(join(root, 'src', 'domain', 'text'))),
    join(root, 'node_modules', 'react-dom', 'package.json'),
    join(root, 'node_modules', '@fluentui', 'react-components', 'package.json'),
  ];
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    hash
      .update(relative(root, file))
      .update('\0')
      .update(await readFile(file))
      .update('\0');
  }
  return hash.digest('hex');
}

async function filesUnder(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
}
