import { deskIntents } from '../../domain/content/content.ts';
import type { Fault } from '../../domain/content/fault.ts';
import { type Folder, languageOf, readFolder, type YamlTexts } from './read-folder.ts';
import type { YamlFile } from './yaml-file.ts';

/** What a content root holds for a further language. */
export type LanguageSources = {
  readonly intents: YamlTexts;
  readonly notOurs: YamlFile | undefined;
  readonly phrases: YamlFile | undefined;
};

/**
 * Reads the folders of `intents/` that are named like a language, and finds each one's phrases among the files of
 * `dialogs/`. A folder of another name is not ours.
 */
export async function readLanguages(
  root: string,
  intents: Folder | undefined,
  dialogs: YamlTexts | undefined,
  faults: Fault[],
): Promise<ReadonlyMap<string, LanguageSources>> {
  const found = new Map<string, LanguageSources>();
  for (const language of (intents?.folders ?? []).filter(isLanguage)) {
    const folder = await readFolder(root, `intents/${language}`, faults);
    if (!folder) continue;
    const name = `phrases.${language}`;
    for (const intent of [...deskIntents, 'not-ours']) {
      if (folder.files.has(intent)) continue;
      const cure = 'Every language has it: `utterances: [..]` and `holdouts: [..]`.';
      faults.push(missing(`intents/${language}/${intent}.yml`, cure));
    }
    if (dialogs && !dialogs.has(name)) {
      const cure =
        'It holds what the bot says and hears in this language: `says: { other-language: .. }` and `hears:`.';
      faults.push(missing(`dialogs/${name}.yml`, cure));
    }
    found.set(language, {
      intents: new Map([...folder.files].filter(([id]) => id !== 'not-ours')),
      notOurs: folder.files.get('not-ours'),
      phrases: dialogs?.get(name),
    });
  }
  faults.push(...strays(found, dialogs));
  return found;
}

function missing(file: string, cure: string): Fault {
  return { code: 'content-no-file', severity: 'error', file, what: 'the file is missing.', cure };
}

/** Phrases of a language that nobody can be told to write in. */
function strays(found: ReadonlyMap<string, LanguageSources>, dialogs: YamlTexts | undefined): readonly Fault[] {
  return [...(dialogs?.keys() ?? [])].flatMap((name): readonly Fault[] => {
    const language = languageOf(name);
    if (language === undefined || found.has(language)) return [];
    const what = `the file is not read: there is no folder \`intents/${language}/\` with what people say.`;
    const file = `dialogs/${name}.yml`;
    return [{ code: 'content-stray-file', severity: 'warning', file, what, cure: 'Write one, or take the file away.' }];
  });
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

function isLanguage(name: string): boolean {
  try {
    return /^[a-z]{2,3}(-|$)/.test(name) && names.of(name) !== undefined;
  } catch {
    return false;
  }
}
