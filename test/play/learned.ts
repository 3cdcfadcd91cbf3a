import { cp, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { builtModels } from '../../src/app/models-folder.ts';

/** A data folder of which only the models are used, by all tests; they stay from one run to the next. */
export const learnedFolder = join(import.meta.dirname, '../../.cache/test-desk');

const models = join(learnedFolder, 'models');

/** Before the first test: what `npm ci` learned need not be learned by whichever tests begin first. */
export default async function setup(): Promise<void> {
  await mkdir(models, { recursive: true });
  await cp(builtModels, models, { recursive: true, force: false }).catch(() => {}); // nothing was built
}

/** Gives a data folder the models of all tests, and keeps for them what is learned in it. */
export async function linkLearned(folder: string): Promise<void> {
  await symlink(models, join(folder, 'models'));
}

/** Gives a data folder a copy of them, for a test that looks at them, takes them away or kills who writes them. */
export async function copyLearned(folder: string): Promise<void> {
  await cp(models, join(folder, 'models'), { recursive: true });
}
