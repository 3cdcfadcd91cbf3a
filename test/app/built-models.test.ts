import { cp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDesk } from '../../src/app/open-desk.ts';
import { deskContent } from '../play/desk-content.ts';
import { keepingErrors } from '../play/plain-desk.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';

it('begins a new data folder with what was learned ahead of the first start, and adds nothing to one that is there', async () => {
  await deskContent(); // learns it if that has not been done yet
  const root = join(import.meta.dirname, '../..');
  const built = join(await temporaryFolder(), 'models');
  await cp(join(root, '.cache/test-desk/models'), built, { recursive: true });
  const dataDir = await temporaryFolder();
  const models = async () => (await readdir(join(dataDir, 'models'))).sort();

  await openDesk({ contentDir: root, dataDir }, keepingErrors(), { built });
  expect(await models()).toEqual((await readdir(built)).sort());

  await writeFile(join(built, 'later.model'), '');
  await openDesk({ contentDir: root, dataDir }, keepingErrors(), { built });
  expect(await models()).not.toContain('later.model');
});
