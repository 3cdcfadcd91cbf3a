import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from '../../domain/content/fault.ts';
import { readYaml } from './read-yaml.ts';
import type { YamlFile } from './yaml-file.ts';

/** The files of `words/` by their language, without those that cannot be parsed. */
export type AgentWordFiles = ReadonlyMap<string, YamlFile>;

/** What agents read: the content root's own files, and those that come with Fixpath. */
export type AgentWordSources = { readonly own: AgentWordFiles; readonly shipped: AgentWordFiles };

const folder = 'words';
const shippedRoot = join(import.meta.dirname, '../../..');

/** Reads `words/` of a content root, which may have none, and of Fixpath itself. */
export async function readAgentWordSources(root: string, faults: Fault[]): Promise<AgentWordSources> {
  // Faults of what comes with us are the tests' affair.
  const shipped = root === shippedRoot ? undefined : await readFiles(shippedRoot, []);
  const own = await readFiles(root, faults);
  return { own, shipped: shipped ?? own };
}

async function readFiles(root: string, faults: Fault[]): Promise<AgentWordFiles> {
  const names = await readdir(join(root, folder)).catch(() => []);
  const found = new Map<string, YamlFile>();
  for (const name of names.filter((each) => !each.startsWith('.')).sort()) {
    const file = `${folder}/${name}`;
    const language = /^agents\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.yml$/.exec(name)?.[1];
    if (language === undefined) {
      const cure = 'Name it by its language, `agents.en.yml`, or take it away.';
      faults.push({ code: 'content-stray-file', severity: 'warning', file, what: 'the file is not read.', cure });
      continue;
    }
    const source = (await readYaml(root, file, faults))?.source;
    if (source) found.set(language, source);
  }
  return found;
}
