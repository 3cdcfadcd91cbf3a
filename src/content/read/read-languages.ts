import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deskIntents } from '../../domain/content/content.ts';
import type { Fault } from '../../domain/content/fault.ts';
import { didYouMean } from '../faults/did-you-mean.ts';
import { type Folder, originalsFile, readFolder, type YamlTexts } from './read-folder.ts';
import { type TalkSources, talkSources } from './talk-sources.ts';
import type { YamlFile } from './yaml-file.ts';

/** What a content root has for a further language. */
export type LanguageSources = {
  readonly intents: YamlTexts;
  readonly notOurs: YamlFile | undefined;
  readonly phrases: YamlFile | undefined;
  readonly shared: YamlFile | undefined;
  /** Translated flows by their ids. */
  readonly flows: YamlTexts;
  readonly talk: TalkSources;
  /** The hash of the original that a text was translated from, by file and key: `photos title`. */
  readonly originals: Originals;
};

type Originals = Readonly<Record<string, string>>;

/** The folders in which each language has one of its own; undefined where they are missing. */
type Folders = Readonly<Record<'intents' | 'dialogs' | 'acts', Folder | undefined>>;

/** Where held-out replies stand, in `dialogs/` and in each language's folder in it. */
export const repliesFolder = 'replies';

/** Files of `dialogs/` that are not flows. */
export const isNoFlow: ReadonlySet<string> = new Set(['shared', 'phrases', 'words', 'urgent', 'elsewhere', 'terms']);

/**
 * Reads the folders of `intents/`, `dialogs/` and `dialogs/acts/` that are named after a language. A language has what
 * people say in `intents/`; folders of other names are ignored.
 */
export async function readLanguages(
  root: string,
  folders: Folders,
  faults: Fault[],
): Promise<ReadonlyMap<string, LanguageSources>> {
  const { intents, dialogs, acts } = folders;
  const found = new Map<string, LanguageSources>();
  for (const language of (intents?.folders ?? []).filter(isLanguage)) {
    const said = await readFolder(root, `intents/${language}`, faults);
    if (!said) continue;
    for (const intent of [...deskIntents, 'not-ours']) {
      if (said.files.has(intent)) continue;
      const cure = 'Every language has it: `utterances: [..]` and `holdouts: [..]`.';
      faults.push(missing(`intents/${language}/${intent}.yml`, cure));
    }
    const folder = dialogs?.folders.includes(language)
      ? await readFolder(root, `dialogs/${language}`, faults)
      : undefined;
    const files = dialogs && (folder?.files ?? new Map<string, YamlFile | undefined>());
    if (files && !files.has('phrases')) {
      const cure = 'It holds what the bot says and hears in this language: `says:` and `hears:`.';
      faults.push(missing(`dialogs/${language}/phrases.yml`, cure));
    }
    const flows = new Map([...(files ?? [])].filter(([name]) => !isNoFlow.has(name)));
    faults.push(...strayFlows(flows, language, dialogs));
    found.set(language, {
      intents: new Map([...said.files].filter(([id]) => id !== 'not-ours')),
      notOurs: said.files.get('not-ours'),
      phrases: files?.get('phrases'),
      shared: files?.get('shared'),
      flows,
      talk: talkSources(
        {
          dialogs: files,
          acts: await filesWithin(root, 'dialogs/acts', language, acts, faults),
          replies: await filesWithin(root, `dialogs/${language}`, repliesFolder, folder, faults),
        },
        language,
        faults,
      ),
      originals: await readOriginals(root, language),
    });
  }
  faults.push(...strayFolders(found, dialogs, 'dialogs'), ...strayFolders(found, acts, 'dialogs/acts'));
  return found;
}

/** The files of a folder within another one; undefined if there is no such folder. */
export async function filesWithin(
  root: string,
  path: string,
  name: string,
  within: Folder | undefined,
  faults: Fault[],
): Promise<YamlTexts | undefined> {
  return within?.folders.includes(name) ? (await readFolder(root, `${path}/${name}`, faults))?.files : undefined;
}

/** Hashes by file and key; none where the file is missing or is not what `--translated` writes. */
async function readOriginals(root: string, language: string): Promise<Originals> {
  const text = await readFile(join(root, 'dialogs', language, originalsFile), 'utf8').catch(() => '{}');
  try {
    const read: unknown = JSON.parse(text);
    const entries = typeof read === 'object' && read !== null ? Object.entries(read) : [];
    return Object.fromEntries(entries.filter(([, hash]) => typeof hash === 'string'));
  } catch {
    return {};
  }
}

function missing(file: string, cure: string): Fault {
  return { code: 'content-no-file', severity: 'error', file, what: 'the file is missing.', cure };
}

/** Translations of flows that do not exist. */
function strayFlows(flows: YamlTexts, language: string, dialogs: Folder | undefined): readonly Fault[] {
  const known = [...(dialogs?.files.keys() ?? [])];
  return [...flows.keys()]
    .filter((id) => !known.includes(id))
    .map((id) => ({
      code: 'content-stray-file',
      severity: 'warning',
      file: `dialogs/${language}/${id}.yml`,
      what: `the file is not read: there is no \`dialogs/${id}.yml\` that it could be a translation of.`,
      cure: didYouMean(id, known, 'Rename it, or take it away.'),
    }));
}

/** Folders for a language that the content root does not have. */
function strayFolders(
  found: ReadonlyMap<string, LanguageSources>,
  within: Folder | undefined,
  path: string,
): readonly Fault[] {
  return (within?.folders ?? [])
    .filter((language) => isLanguage(language) && !found.has(language))
    .map((language) => ({
      code: 'content-stray-file',
      severity: 'warning',
      file: `${path}/${language}`,
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
