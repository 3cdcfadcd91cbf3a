import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { loadContent } from '../../src/content/live/load-content.ts';
import type { Content } from '../../src/domain/content/content.ts';

const root = join(import.meta.dirname, '../..');

type Step = { ask?: string; answers?: unknown[] };
type Written = { title: string; steps: Record<string, Step> };

/**
 * Copies the project's content to a folder, a flow in it rewritten by `edit`. Further languages stay behind: each takes
 * as long again to read and to learn. So do the held-out replies, which would name steps that are gone.
 */
export async function writeEdited(folder: string, flow: string, edit: (flow: Written) => Written): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const part of ['dialogs', 'intents', 'desk.yml'])
    await cp(join(root, part), join(folder, part), {
      recursive: true,
      filter: (path) => !isLeftBehind.test(basename(path)),
    });
  const file = join(folder, `dialogs/${flow}.yml`);
  await writeFile(file, stringify(edit(parse(await readFile(file, 'utf8')) as Written)));
}

const isLeftBehind = /^([a-z]{2}|replies)$/;

/** The content in a folder, which must be without faults. */
export async function contentIn(folder: string): Promise<Content> {
  const loaded = await loadContent(folder);
  if (loaded.type === 'faults') throw new Error(JSON.stringify(loaded.faults));
  return loaded.content;
}

/**
 * The photos flow after a deploy: the restart asked first, the question about the sync switch worded anew with its
 * answers the other way round, the step about updates gone. What the classifier learns is untouched.
 */
export function rewritePhotos(flow: Written): Written {
  const { restart, 'ios-update': gone, 'sync-switch': sync, ...others } = flow.steps;
  if (!restart || !gone || !sync?.answers) throw new Error('The photos flow is not what it was.');
  const { 'apple-id': first, ...rest } = others;
  const reworded = { ...sync, ask: newWording, answers: sync.answers.toReversed() };
  return { ...flow, steps: { restart, ...(first && { 'apple-id': first }), 'sync-switch': reworded, ...rest } };
}

export const newWording = 'Is that switch green?';
