import type { FileKeeping, FileRoom, StoredFile } from '../../domain/conversation/file.ts';
import type { BoundStatements } from '../sql/bound.ts';
import type { Steps } from '../sql/steps.ts';
import type { Tables } from '../sql/tables.ts';
import type { fileAndSecretStatements } from './file-and-secret-statements.ts';

/** Files of a conversation, to be kept together, and the room that there is for them. */
export type OfferedFiles = {
  readonly conversation: string;
  readonly files: readonly StoredFile[];
  readonly now: number;
  readonly room: Pick<FileRoom, 'conversation'> & { readonly desk: number };
  /** The disk has no more room than it is to keep free. */
  readonly isLow: boolean;
};

/** The least that a file counts for, bytes: a page of the database. */
const page = 4096;

/** The writes of files, secrets and allowances. Of two secrets of one name, the first one stored is everybody's. */
export function writeFilesAndSecrets(statements: BoundStatements<typeof fileAndSecretStatements>) {
  return {
    *keepSecret(secret: { readonly name: string; readonly value: string }): Steps<string> {
      yield* statements.insertSecret.run(secret);
      return (yield* statements.findSecret.get(secret))?.value ?? secret.value;
    },
    *keepAllowance({
      sender,
      wholeAt,
      now,
    }: {
      readonly sender: string;
      readonly wholeAt: number;
      readonly now: number;
    }): Steps<void> {
      yield* statements.putAllowance.run({ sender, whole_at: wholeAt });
      yield* statements.forgetAllowances.run({ now });
    },
    *keepFiles({ conversation, files, now, room, isLow }: OfferedFiles): Steps<FileKeeping> {
      const fresh: Tables['files'][] = [];
      for (const file of files)
        if (!(yield* statements.hasFile.get(file)))
          fresh.push({ ...file, conversation, at: now, bytes: Math.max(file.content.byteLength, page) });
      const more = fresh.reduce((sum, { bytes }) => sum + bytes, 0);
      if (more > 0) {
        if (isLow) return { type: 'full', what: 'disk' };
        const own = (yield* statements.bytesOfConversation.get({ conversation }))?.bytes ?? 0;
        if (own + more > room.conversation) return { type: 'full', what: 'conversation' };
        const all = (yield* statements.bytesOfAll.get({}))?.bytes ?? 0;
        if (all + more > room.desk) return { type: 'full', what: 'desk' };
      }
      for (const file of fresh) yield* statements.insertFile.run(file);
      return { type: 'kept' };
    },
    forgetFiles: statements.forgetFiles.run,
    attempt: statements.attempt.run,
  };
}
