import { randomUUID } from 'node:crypto';
import { chmod, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addUtterances } from './add-utterances.ts';
import type { Proposal } from './propose-utterances.ts';

/** Writes a proposal, all or nothing, into the file as it is now: a writer may have changed it meanwhile. */
export async function writeProposal(
  root: string,
  { file, added, list }: Pick<Proposal, 'file' | 'added' | 'list'>,
): Promise<void> {
  const path = join(root, file);
  const draft = `${path}.${randomUUID()}.draft`;
  try {
    await writeFile(draft, addUtterances(await readFile(path, 'utf8'), added, list));
    await chmod(draft, (await stat(path)).mode);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
