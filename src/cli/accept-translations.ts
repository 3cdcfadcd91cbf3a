import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { translatedFiles } from '../content/checks/translations.ts';
import { originalsFile } from '../content/read/read-folder.ts';
import { readMaterial } from '../content/read/read-material.ts';
import { readYamlFiles } from '../content/read/read-yaml-files.ts';
import { originalHash, originalKey, translatableIn } from '../content/translatable.ts';

/**
 * Notes for a language that its texts say what the originals say now, in `dialogs/de/originals.json`; of one file alone if
 * it is named. Returns how many texts that are, or undefined if there is no such language or file.
 *
 * @param chosen `de`, or `de/photos`
 */
export async function acceptTranslations(root: string, chosen: string): Promise<number | undefined> {
  const [tag = '', only] = chosen.split('/', 2);
  const { material } = readMaterial((await readYamlFiles(root)).sources);
  const language = material.languages.find((each) => each.language === tag);
  if (!language) return undefined;
  const files = translatedFiles(material, language).filter(({ name }) => only === undefined || name === only);
  if (files.length === 0) return undefined;
  const noted = files.flatMap(({ name, original, translation }) => {
    const translated = new Set(translation ? translatableIn(translation).map(({ path }) => path.join('.')) : []);
    return translatableIn(original)
      .filter(({ path }) => translated.has(path.join('.')))
      .map(({ path, text }) => [originalKey(name, path), originalHash(text)] as const);
  });
  const accepted = new Set(files.map(({ name }) => name));
  const others = Object.entries(language.originals).filter(([key]) => !accepted.has(key.split(' ', 1)[0] ?? ''));
  const sorted = [...others, ...noted].sort(([a], [b]) => (a < b ? -1 : 1));
  const file = join(root, 'dialogs', tag, originalsFile);
  await writeFile(file, `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`);
  return noted.length;
}
