import { deskIntents } from '../../domain/content/content.ts';
import type { Fault } from '../../domain/content/fault.ts';
import { type Folder, languageOf, readFolder, type YamlTexts } from './read-folder.ts';
import { type TalkSources, talkSources } from './talk-sources.ts';
import type { YamlFile } from './yaml-file.ts';

/** What a content root has for a further language. */
export type LanguageSources = {
  readonly intents: YamlTexts;
  readonly notOurs: YamlFile | undefined;
  readonly phrases: YamlFile | undefined;
  readonly talk: TalkSources;
};

/**
 * Reads the folders of `intents/` and `dialogs/acts/` that are named after a language, and finds each one's phrases and
 * the like among the files of `dialogs/`. Folders of other names are ignored.
 */
export async function readLanguages(
  root: string,
  intents: Folder | undefined,
  dialogs: YamlTexts | undefined,
  acts: Folder | undefined,
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
      talk: talkSources(
        dialogs,
        acts?.folders.includes(language)
          ? (await readFolder(root, `dialogs/acts/${language}`, faults))?.files
          : undefined,
        language,
        faults,
      ),
    });
  }
  faults.push(...strays(found, dialogs), ...strayActs(found, acts));
  return found;
}

function missing(file: string, cure: string): Fault {
  return { code: 'content-no-file', severity: 'error', file, what: 'the file is missing.', cure };
}

/** Files for a language that the content root does not have. */
function strays(found: ReadonlyMap<string, LanguageSources>, dialogs: YamlTexts | undefined): readonly Fault[] {
  return [...(dialogs?.keys() ?? [])].flatMap((name): readonly Fault[] => {
    const language = languageOf(name);
    if (language === undefined || found.has(language)) return [];
    const what = `the file is not read: there is no folder \`intents/${language}/\` with what people say.`;
    const file = `dialogs/${name}.yml`;
    return [{ code: 'content-stray-file', severity: 'warning', file, what, cure: 'Write one, or take the file away.' }];
  });
}

function strayActs(found: ReadonlyMap<string, LanguageSources>, acts: Folder | undefined): readonly Fault[] {
  return (acts?.folders ?? [])
    .filter((language) => isLanguage(language) && !found.has(language))
    .map((language) => ({
      code: 'content-stray-file',
      severity: 'warning',
      file: `dialogs/acts/${language}`,
      what: `the folder is not read: there is no folder \`intents/${language}/\` with what people say.`,
      cure: 'Write one, or take the folder away.',
    }));
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

function isLanguage(name: string): boolean {
  try {
    return /^[a-z]{2,3}(-|$)/.test(name) && names.of(name) !== undefined;
  } catch {
    return false;
  }
}
