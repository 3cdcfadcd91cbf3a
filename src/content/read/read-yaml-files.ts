import { deskIntents } from '../../domain/content/content.ts';
import type { Fault } from '../../domain/content/fault.ts';
import { didYouMean } from '../faults/did-you-mean.ts';
import { type AgentWordSources, readAgentWordSources } from './agent-word-sources.ts';
import { readFolder, type YamlTexts } from './read-folder.ts';
import { filesWithin, isNoFlow, type LanguageSources, readLanguages, repliesFolder } from './read-languages.ts';
import { readYaml } from './read-yaml.ts';
import { type TalkSources, talkSources } from './talk-sources.ts';
import type { YamlFile } from './yaml-file.ts';

/** The files of a content root. A file that cannot be parsed is there by name, without a source. */
export type YamlFiles = {
  readonly root: string;
  readonly flows: YamlTexts;
  readonly intents: YamlTexts;
  readonly shared: YamlFile | undefined;
  readonly phrases: YamlFile | undefined;
  readonly notOurs: YamlFile | undefined;
  readonly desk: YamlFile | undefined;
  readonly talk: TalkSources;
  readonly languages: ReadonlyMap<string, LanguageSources>;
  readonly agentWords: AgentWordSources;
};

/** Reads and parses every content file below the root, and reports missing and stray ones. */
export async function readYamlFiles(
  root: string,
): Promise<{ readonly sources: YamlFiles; readonly faults: readonly Fault[] }> {
  const faults: Fault[] = [];
  const [dialogFolder, intentFolder, desk] = await Promise.all([
    readFolder(root, 'dialogs', faults),
    readFolder(root, 'intents', faults),
    readYaml(root, 'desk.yml', faults),
  ]);
  const dialogs = dialogFolder?.files;
  const intents = intentFolder?.files;
  const acts = dialogFolder?.folders.includes('acts') ? await readFolder(root, 'dialogs/acts', faults) : undefined;
  const replies = await filesWithin(root, 'dialogs', repliesFolder, dialogFolder, faults);
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
    flows: without(dialogs, (name) => isNoFlow.has(name)),
    intents: without(intents, (name) => name === 'not-ours'),
    // A desk whose flows share nothing needs no such file.
    shared: dialogs?.has('shared') ? dialogs.get('shared') : { file: 'dialogs/shared.yml', value: {}, line: () => 1 },
    phrases: dialogs?.get('phrases'),
    notOurs: intents?.get('not-ours'),
    desk: desk?.source,
    talk: talkSources({ dialogs, acts: acts?.files, replies }, undefined, faults),
    languages: await readLanguages(root, { intents: intentFolder, dialogs: dialogFolder, acts }, faults),
    agentWords: await readAgentWordSources(root, faults),
  };
  return { sources, faults };
}

function without(files: YamlTexts | undefined, isOther: (name: string) => boolean): YamlTexts {
  return new Map([...(files ?? [])].filter(([name]) => !isOther(name)));
}

function missing(file: string, hint: string): Fault {
  return { code: 'content-no-file', severity: 'error', file, what: 'the file is missing.', cure: hint };
}
