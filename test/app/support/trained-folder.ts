import { copyLearned } from '../../play/learned.ts';
import { temporaryFolder } from '../../storage/support/temporary-folder.ts';

/** A data folder in which the model is there already; removed when the test is over. */
export async function trainedFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await copyLearned(folder);
  return folder;
}
