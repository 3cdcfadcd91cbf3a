import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { findUtterances } from '../../content/edit/remove-utterances.ts';
import { makeFolder } from '../../domain/make-folder.ts';
import type { PersonRecords } from '../../storage/erasures/sqlite-person.ts';
import type { FoundConversations } from './find-conversations.ts';

export type ExportParts = {
  readonly who: string;
  readonly found: FoundConversations;
  /** Has to be new or empty of what this writes: nothing is written over. */
  readonly folder: string;
  readonly contentDir: string;
  readonly now: Date;
};

/**
 * Writes everything that is kept of somebody into a folder: `person.json`, for people to read, and their files beside it.
 * Gives the paths of what it wrote.
 */
export async function exportPerson(records: PersonRecords, parts: ExportParts): Promise<readonly string[]> {
  const { who, found, folder, contentDir, now } = parts;
  const everything = await Promise.all([...found.own, ...found.shared].map((id) => records.recordsOf(id)));
  const texts = found.own.flatMap((id) => records.saidIn(id)).flatMap((said) => said.texts);
  await makeFolder(join(folder, 'files'));
  const written: string[] = [];
  const write = async (name: string, content: string | Uint8Array): Promise<void> => {
    const path = join(folder, name);
    await writeFile(path, content, { flag: 'wx', mode: 0o600 });
    written.push(path);
  };
  const conversations = everything.map(({ files, ...kept }) => ({
    ...kept,
    // A name of their own before the person's: two files may be called alike.
    files: files.map(({ content: _, ...file }) => ({ ...file, path: `files/${file.id}-${basename(file.name)}` })),
  }));
  await write(
    'person.json',
    `${JSON.stringify(
      {
        person: who,
        exportedAt: now.toISOString(),
        conversations,
        sharedWithOthers: found.shared,
        utterancesThatSayTheSame: await findUtterances(contentDir, texts),
      },
      null,
      2,
    )}\n`,
  );
  for (const { files } of everything)
    for (const { id, name, content } of files) await write(`files/${id}-${basename(name)}`, content);
  return written;
}
