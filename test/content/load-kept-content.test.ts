import { copyFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent } from '../../src/content/live/load-content.ts';
import { loadKeptContent } from '../../src/content/live/load-kept-content.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';
import { goodTree, type Tree } from './support/good-tree.ts';
import { edited, inTree } from './support/in-tree.ts';

const changed = edited('dialogs/photos.yml', "title: Photos that don't sync", 'title: Pictures');

const load = (folder: string, tree: Tree) => inTree(tree, (root) => loadKeptContent(folder, root));
const keptIn = async (folder: string) => (await readdir(folder)).map((name) => join(folder, name));

async function titleOf(folder: string, root: string): Promise<string | undefined> {
  const loaded = await loadKeptContent(folder, root);
  return loaded.type === 'content' ? loaded.content.flows.photos?.title : undefined;
}

test('what is kept is what was loaded, to the last key', async () => {
  const folder = await temporaryFolder();
  await inTree(goodTree, async (root) => {
    const loaded = await loadContent(root);
    expect(await loadKeptContent(folder, root)).toEqual(loaded);
    expect(await keptIn(folder)).toHaveLength(1);
    expect(await loadKeptContent(folder, root)).toEqual(loaded);
  });
});

test('content is taken from what is kept while no file has changed, and read again when one has', async () => {
  const folder = await temporaryFolder();
  await inTree(goodTree, async (root) => {
    await loadKeptContent(folder, root);
    const [before = ''] = await keptIn(folder);
    await writeFile(join(root, 'dialogs/photos.yml'), changed['dialogs/photos.yml'] ?? '');
    expect(await titleOf(folder, root)).toBe('Pictures');
    const after = (await keptIn(folder)).find((path) => path !== before) ?? '';
    await copyFile(before, after);
    expect(await titleOf(folder, root)).toBe("Photos that don't sync");
  });
});

test('a copy of the content in another place is not read again', async () => {
  const folder = await temporaryFolder();
  const loaded = await load(folder, goodTree);
  expect(await load(folder, goodTree)).toEqual(loaded);
  expect(await keptIn(folder)).toHaveLength(1);
});

test('a kept file that is damaged is made anew', async () => {
  const folder = await temporaryFolder();
  await inTree(goodTree, async (root) => {
    await loadKeptContent(folder, root);
    const [kept = ''] = await keptIn(folder);
    await writeFile(kept, 'no longer what was written');
    expect(await titleOf(folder, root)).toBe("Photos that don't sync");
  });
});

test('content with faults is told each time, and not kept', async () => {
  const folder = await temporaryFolder();
  const loaded = await load(folder, edited('dialogs/photos.yml', 'title:', 'titel:'));
  expect(loaded.type).toBe('faults');
  expect(await keptIn(folder)).toEqual([]);
});
