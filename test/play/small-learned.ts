import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { openDesk } from '../../src/app/open-desk.ts';
import { goodTree } from '../content/support/good-tree.ts';
import { inTree } from '../content/support/in-tree.ts';
import { keepingErrors } from './plain-desk.ts';

/** A data folder of which only the models of the good tree are used; they stay from one run to the next. */
const dataDir = join(import.meta.dirname, '../../.cache/test-small');

let learned: Promise<unknown> | undefined;

/** Gives a data folder the models of the good tree, for a test that begins with it and then changes it. */
export async function copySmallLearned(folder: string): Promise<void> {
  learned ??= inTree(goodTree, (contentDir) => openDesk({ contentDir, dataDir }, keepingErrors()));
  await learned;
  await cp(join(dataDir, 'models'), join(folder, 'models'), { recursive: true });
}
