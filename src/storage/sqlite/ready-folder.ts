import { makeFolder } from '../../domain/make-folder.ts';
import { storageError } from './storage-error.ts';

/** Makes the folder of a database if it is not there. It loads nothing, so that a server can tell first of all that it cannot. */
export async function readyFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
  } catch (error) {
    throw storageError(error, folder);
  }
}
