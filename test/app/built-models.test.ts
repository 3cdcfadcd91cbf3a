import { cp, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { openDesk } from '../../src/app/open-desk.ts';
import { shelfOf } from '../../src/domain/ports/shared-store.ts';
import { deskContent } from '../play/desk-content.ts';
import { keepingErrors } from '../play/plain-desk.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';

it('begins a new data folder with what was learned last ahead of the first start, and adds nothing to one that is there', async () => {
  await deskContent(); // learns it if that has not been done yet
  const root = join(import.meta.dirname, '../..');
  const used = await temporaryFolder();
  const built = join(used, 'models');
  await cp(join(root, '.cache/test-desk/models'), built, { recursive: true });
  // Other tests keep what they learned in the same place: what this desk uses is the newest from now on.
  await openDesk({ contentDir: root, dataDir: used }, keepingErrors());
  const dataDir = await temporaryFolder();
  const models = async () => (await readdir(join(dataDir, 'models'))).sort();

  await openDesk({ contentDir: root, dataDir }, keepingErrors(), { built });
  const begun = await models();
  const ahead = await readdir(built);
  expect(ahead).toEqual(expect.arrayContaining(begun));
  const shelf = (name: string) => shelfOf(basename(name, '.model'));
  expect(begun.map(shelf).sort()).toEqual([...new Set(ahead.map(shelf))].sort());

  await writeFile(join(built, 'later.model'), '');
  await openDesk({ contentDir: root, dataDir }, keepingErrors(), { built });
  expect(await models()).toEqual(begun);
});
