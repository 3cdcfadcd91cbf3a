import type { Store } from '../../domain/ports/store.ts';
import { statement } from '../sql/statement.ts';
import type { Reads } from '../sqlite/reads.ts';
import type { WriterThread } from '../sqlite/writer-thread.ts';

const fileAndSecretQueries = {
  secret: statement<{ readonly name: string }>()((db, of) =>
    db.selectFrom('secrets').select('value').where('name', '=', of('name')),
  ),
  file: statement<{ readonly id: string }>()((db, of) => db.selectFrom('files').selectAll().where('id', '=', of('id'))),
};

/** Files that people sent, and what is made once and kept. */
export function storedFilesAndSecrets(
  { write }: WriterThread,
  { bind, reading }: Reads,
): Pick<Store, 'file' | 'keepFile' | 'secret'> {
  const queries = bind(fileAndSecretQueries);
  const known = reading((name: string) => queries.secret.get({ name })?.value);
  return {
    file: reading((id) => queries.file.get({ id })),
    keepFile: async (file) => void (await write('keepFile', file)),
    secret: async (name, make) => (await known(name)) ?? write('keepSecret', { name, value: make() }),
  };
}
