import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LoadedContent, loadContent } from '../../../src/content/live/load-content.ts';
import type { Fault } from '../../../src/domain/content/fault.ts';
import { goodTree, type Tree } from './good-tree.ts';
import { writeTree } from './write-tree.ts';

/** Writes the files below a temporary folder, does something there, and takes the folder away. */
export async function inTree<T>(
  tree: Readonly<Record<string, string | Uint8Array>>,
  act: (root: string) => Promise<T>,
): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'content-'));
  try {
    await writeTree(root, tree);
    return await act(root);
  } finally {
    await rm(root, { recursive: true });
  }
}

export function load(tree: Tree): Promise<LoadedContent> {
  return inTree(tree, loadContent);
}

/** The good tree with a part of one file replaced. */
export function edited(file: string, from: string, to: string, tree: Tree = goodTree): Tree {
  const text = tree[file];
  if (!text?.includes(from)) throw new Error(`${file} has no ${JSON.stringify(from)} to replace`);
  return { ...tree, [file]: text.replace(from, () => to) };
}

/** All faults of a tree, errors and warnings. */
export async function faultsOf(tree: Tree): Promise<readonly Fault[]> {
  const loaded = await load(tree);
  return loaded.type === 'faults' ? loaded.faults : loaded.warnings;
}

/** The faults as `code file:line`. */
export async function found(tree: Tree): Promise<readonly string[]> {
  return (await faultsOf(tree)).map(named);
}

/** The same without what a further language does not translate. */
export async function besideGaps(tree: Tree): Promise<readonly string[]> {
  return (await found(tree)).filter((fault) => !fault.startsWith('content-untranslated'));
}

/** A fault as `code file:line`. */
export function named({ code, file, line }: Fault): string {
  return `${code} ${file}${line === undefined ? '' : `:${line}`}`;
}

/** `code file:line` for the lines that carry the mark `# !`. */
export function marked(code: string, tree: Tree): readonly string[] {
  return Object.entries(tree).flatMap(([file, text]) =>
    text.split('\n').flatMap((line, index) => (line.includes('# !') ? [`${code} ${file}:${index + 1}`] : [])),
  );
}
