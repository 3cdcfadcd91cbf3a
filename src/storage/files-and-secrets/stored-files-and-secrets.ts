import type { FileRoom } from '../../domain/conversation/file.ts';
import type { Store } from '../../domain/ports/store.ts';
import type { Reads } from '../sql/bound.ts';
import { statement } from '../sql/statement.ts';
import type { Writer } from '../writes.ts';
import { fileAndSecretStatements } from './file-and-secret-statements.ts';

const fileAndSecretQueries = {
  bytesOfAll: fileAndSecretStatements.bytesOfAll,
  secret: statement<{ readonly name: string }>()((db, of) =>
    db.selectFrom('secrets').select('value').where('name', '=', of('name')),
  ),
  allowances: statement<{ readonly now: number }>()((db, of) =>
    db.selectFrom('allowances').select(['sender', 'whole_at as wholeAt']).where('whole_at', '>', of('now')),
  ),
  file: statement<{ readonly id: string }>()((db, of) =>
    db.selectFrom('files').select(['id', 'conversation', 'name', 'type', 'content']).where('id', '=', of('id')),
  ),
};

/** The most that all files may take where the operator has set nothing, bytes. */
const mostOfAll = 2 * 1024 ** 3;

/** Files deleted in one transaction. */
const deletedAtOnce = 50;

/** The disk on which the store is, bytes; Infinity where nobody can know. */
export type DiskSpace = { readonly free: number; readonly size: number };

/** Files that people sent, within the room that they have on the disk, what senders have used of theirs, and what is made once and kept. */
export function storedFilesAndSecrets(
  { write }: Pick<Writer, 'write'>,
  { bind, reading }: Reads,
  disk: () => Promise<DiskSpace>,
  room: FileRoom,
): Pick<Store, 'file' | 'keepFiles' | 'forgetFiles' | 'space' | 'secret' | 'allowances' | 'keepAllowance'> {
  const queries = bind(fileAndSecretQueries);
  const bytesOfAll = reading(function* () {
    return (yield* queries.bytesOfAll.get({}))?.bytes ?? 0;
  });
  const known = reading(function* (name: string) {
    return (yield* queries.secret.get({ name }))?.value;
  });
  return {
    file: reading((id) => queries.file.get({ id })),
    keepFiles: async (conversation, files, now) => {
      const { free, size } = await disk();
      const more = files.reduce((sum, { content }) => sum + content.byteLength, 0);
      const isLow = free - more < room.free;
      const desk = room.desk ?? Math.min(mostOfAll, size / 10);
      return write('keepFiles', { conversation, files, now, isLow, room: { conversation: room.conversation, desk } });
    },
    space: async () => ({ files: await bytesOfAll(), free: (await disk()).free }),
    forgetFiles: async (before) => {
      let forgotten = 0;
      for (let now = deletedAtOnce; now === deletedAtOnce; forgotten += now)
        now = await write('forgetFiles', { before, most: deletedAtOnce });
      return forgotten;
    },
    allowances: reading((now) => queries.allowances.all({ now })),
    keepAllowance: (sender, wholeAt, now) => write('keepAllowance', { sender, wholeAt, now }),
    secret: async (name, make) => (await known(name)) ?? write('keepSecret', { name, value: make() }),
  };
}
