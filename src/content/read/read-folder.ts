import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Fault } from '../../domain/content/fault.ts';
import { readYaml } from './read-yaml.ts';
import type { YamlFile } from './yaml-file.ts';

/** Where `npm run check-content -- --accept` writes its figures: beside the content, but not part of it. */
export const figuresFile = 'intents/figures.json';

/** Content files by name, without `.yml`. A file that cannot be parsed is there without a source. */
export type YamlTexts = ReadonlyMap<string, YamlFile | undefined>;

/** The content files of a folder, and the names of the folders in it. */
export type Folder = { readonly files: YamlTexts; readonly folders: readonly string[] };

/** Where `npm run check-content -- --translated` notes what texts were translated from, in each folder `dialogs/de/`. */
export const originalsFile = 'originals.json';

/** Reads every content file of a folder below the root; undefined if the folder does not exist. */
export async function readFolder(root: string, folder: string, faults: Fault[]): Promise<Folder | undefined> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => undefined);
  if (!entries) {
    const cure = `The content root is ${root}; it needs the folders dialogs/ and intents/. CONTENT_DIR names another.`;
    faults.push({ code: 'content-no-folder', severity: 'error', file: folder, what: 'the folder is missing.', cure });
    return undefined;
  }
  const files = new Map<string, YamlFile | undefined>();
  const named = entries.filter((entry) => !entry.name.startsWith('.'));
  const names = named.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  const read = await Promise.all(
    names.sort().map(async (name) => {
      const own: Fault[] = nameFaults(folder, name);
      const parsed = extname(name) === '.yml' ? await readYaml(root, `${folder}/${name}`, own) : undefined;
      return { name: basename(name, '.yml'), parsed, own };
    }),
  );
  for (const { name, parsed, own } of read) {
    faults.push(...own);
    if (parsed) files.set(name, parsed.source);
  }
  const folders = named.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return { files, folders: folders.sort() };
}

/** Whether a file's name may be the id of what is in it. */
export function isFileId(name: string): boolean {
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name);
}

function nameFaults(folder: string, name: string): Fault[] {
  const file = `${folder}/${name}`;
  if (file === figuresFile || (folder.startsWith('dialogs/') && name === originalsFile)) return [];
  const id = basename(name, '.yml');
  if (extname(name) === '.yml' && !isFileId(id)) {
    const what = `the file's name is the ${namedBy(folder)}'s id, and "${id}" cannot be one.`;
    const cure = 'Use small letters, digits and single hyphens, and begin with a letter: `wifi-not-working.yml`.';
    return [{ code: 'content-file-name', severity: 'error', file, what, cure }];
  }
  if (/\.(ya?ml|json)$/i.test(name) && extname(name) !== '.yml') {
    const what = 'the file is not read: content files end in `.yml`.';
    return [{ code: 'content-stray-file', severity: 'warning', file, what, cure: 'Rename it, or take it away.' }];
  }
  return [];
}

/** What a folder's files are named for. */
function namedBy(folder: string): string {
  if (folder === 'dialogs') return 'flow';
  return folder.startsWith('dialogs/acts') ? 'act' : folder.startsWith('dialogs/') ? 'flow' : 'intent';
}
