import { basename } from 'node:path';
import type { PersonRecords } from '../../domain/conversation/person-records.ts';
import type { FoundConversations } from './find-conversations.ts';

export type PersonExportParts = {
  /** As whoever asked named the person. */
  readonly who: string;
  readonly found: FoundConversations;
  readonly contentDir: string;
  readonly now: Date;
};

/** A file of an export; its name is a path in it. */
export type ExportedFile = { readonly name: string; readonly content: string | Uint8Array };

/** Everything that is kept of somebody: `person.json`, for people to read, and their files beside it. */
export async function personExport(
  records: Pick<PersonRecords, 'recordsOf' | 'saidIn'>,
  { who, found, contentDir, now }: PersonExportParts,
): Promise<readonly ExportedFile[]> {
  const everything = await Promise.all([...found.own, ...found.shared].map((id) => records.recordsOf(id)));
  const said = await Promise.all(found.own.map((id) => records.saidIn(id)));
  const texts = said.flat().flatMap((each) => each.texts);
  const conversations = everything.map(({ files, ...kept }) => ({
    ...kept,
    // A name of their own before the person's: two files may be called alike.
    files: files.map(({ content: _, ...file }) => ({ ...file, path: `files/${file.id}-${basename(file.name)}` })),
  }));
  const { findUtterances } = await import('../../content/edit/remove-utterances.ts');
  const told = {
    person: who,
    exportedAt: now.toISOString(),
    conversations,
    sharedWithOthers: found.shared,
    utterancesThatSayTheSame: await findUtterances(contentDir, texts),
  };
  return [
    { name: 'person.json', content: `${JSON.stringify(told, null, 2)}\n` },
    ...everything.flatMap(({ files }) =>
      files.map(({ id, name, content }) => ({ name: `files/${id}-${basename(name)}`, content })),
    ),
  ];
}
