import { isUtf8 } from 'node:buffer';
import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { deskIntents } from '../domain/content.ts';
import type { Fault } from '../domain/fault.ts';
import { didYouMean } from './did-you-mean.ts';
import { parseSource } from './parse-source.ts';
import type { Source } from './source.ts';

/** What a content root holds. A file that is there but cannot be parsed has its name here and no source. */
export type Sources = {
  readonly root: string;
  readonly flows: Files;
  readonly intents: Files;
  readonly shared: Source | undefined;
  readonly phrases: Source | undefined;
  readonly notOurs: Source | undefined;
  readonly desk: Source | undefined;
};

/** Reads and parses every content file below the root, and names what is missing or stray. */
export async function readSources(
  root: string,
): Promise<{ readonly sources: Sources; readonly faults: readonly Fault[] }> {
  const faults: Fault[] = [];
  const [dialogs, intents, desk] = await Promise.all([
    readFolder(root, 'dialogs', faults),
    readFolder(root, 'intents', faults),
    readOne(root, 'desk.yml', faults),
  ]);
  if (!desk) faults.push(missing('desk.yml', 'It holds the name of the desk, its hours and its teams.'));
  if (dialogs && !dialogs.has('phrases')) {
    faults.push(missing('dialogs/phrases.yml', 'It holds what the bot says and hears outside flows.'));
  }
  if (intents) {
    for (const intent of [...deskIntents, 'not-ours']) {
      if (intents.has(intent)) continue;
      const stray = [...intents.keys()].filter((name) => !dialogs?.has(name));
      const hint = `Every desk has it: \`utterances: [..]\` and \`holdouts: [..]\`. ${didYouMean(intent, stray, '')}`;
      faults.push(missing(`intents/${intent}.yml`, hint.trim()));
    }
  }
  const sources = {
    root,
    flows: without(dialogs, 'shared', 'phrases'),
    intents: without(intents, 'not-ours'),
    // Flows that have nothing in common need no file for it.
    shared: dialogs?.has('shared') ? dialogs.get('shared') : { file: 'dialogs/shared.yml', value: {}, line: () => 1 },
    phrases: dialogs?.get('phrases'),
    notOurs: intents?.get('not-ours'),
    desk: desk?.source,
  };
  return { sources, faults };
}

type Files = ReadonlyMap<string, Source | undefined>;

function without(files: Files | undefined, ...names: readonly string[]): Files {
  return new Map([...(files ?? [])].filter(([name]) => !names.includes(name)));
}

function missing(file: string, hint: string): Fault {
  return { code: 'content-no-file', severity: 'error', file, what: 'the file is missing.', cure: hint };
}

async function readFolder(root: string, folder: string, faults: Fault[]): Promise<Files | undefined> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => undefined);
  if (!entries) {
    const cure = `The content root is ${root}; it needs the folders dialogs/ and intents/. CONTENT_DIR names another.`;
    faults.push({ code: 'content-no-folder', severity: 'error', file: folder, what: 'the folder is missing.', cure });
    return undefined;
  }
  const files = new Map<string, Source | undefined>();
  const names = entries.filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
  const read = await Promise.all(
    names.sort().map(async (name) => {
      const own: Fault[] = nameFaults(folder, name);
      const parsed = extname(name) === '.yml' ? await readOne(root, `${folder}/${name}`, own) : undefined;
      return { name: basename(name, '.yml'), parsed, own };
    }),
  );
  for (const { name, parsed, own } of read) {
    faults.push(...own);
    if (parsed) files.set(name, parsed.source);
  }
  return files;
}

function nameFaults(folder: string, name: string): Fault[] {
  const file = `${folder}/${name}`;
  const id = basename(name, '.yml');
  if (extname(name) === '.yml' && !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    const what = `the file's name is the ${folder === 'dialogs' ? 'flow' : 'intent'}'s id, and "${id}" cannot be one.`;
    const cure = 'Use small letters, digits and single hyphens, and begin with a letter: `wifi-not-working.yml`.';
    return [{ code: 'content-file-name', severity: 'error', file, what, cure }];
  }
  if (/\.(ya?ml|json)$/i.test(name) && extname(name) !== '.yml') {
    const what = 'the file is not read: content files end in `.yml`.';
    return [{ code: 'content-stray-file', severity: 'warning', file, what, cure: 'Rename it, or take it away.' }];
  }
  return [];
}

async function readOne(root: string, file: string, faults: Fault[]): Promise<{ source?: Source } | undefined> {
  const bytes = await readFile(join(root, file)).catch(() => undefined);
  if (!bytes) return undefined;
  if (!isUtf8(bytes)) {
    const cure = 'Save it as UTF-8.';
    faults.push({ code: 'content-encoding', severity: 'error', file, what: 'the file is not UTF-8 text.', cure });
    return {};
  }
  const parsed = parseSource(file, bytes.toString('utf8'));
  faults.push(...parsed.faults);
  return parsed;
}
