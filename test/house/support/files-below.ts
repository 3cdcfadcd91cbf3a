import { globSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** The project's own files below a folder with an ending, as paths from its root. */
export function filesBelow(folder: string, ending: RegExp): readonly string[] {
  return globSync(`${folder}/**/*.*`, { cwd: root, exclude: ['**/node_modules'] })
    .filter((file) => ending.test(file))
    .sort();
}
