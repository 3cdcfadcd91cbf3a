import { statement } from '../sql/statement.ts';

/** Reading files and secrets. */
export const fileAndSecretQueries = {
  secret: statement<{ readonly name: string }>()((db, of) =>
    db.selectFrom('secrets').select('value').where('name', '=', of('name')),
  ),
  file: statement<{ readonly id: string }>()((db, of) => db.selectFrom('files').selectAll().where('id', '=', of('id'))),
};
