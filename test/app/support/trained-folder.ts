import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { deskContent } from '../../play/desk-content.ts';
import { temporaryFolder } from '../../storage/support/temporary-folder.ts';

/** A data folder in which the model is there already; removed when the test is over. */
export async function trainedFolder(): Promise<string> {
  await deskContent();
  const folder = await temporaryFolder();
  await cp(join(import.meta.dirname, '../../../.cache/test-desk/models'), join(folder, 'models'), { recursive: true });
  return folder;
}
