import { statement } from '../sql/statement.ts';
import type { Tables } from '../sql/tables.ts';

/** Keeping what belongs to no turn. */
export const fileAndSecretStatements = {
  insertSecret: statement<Tables['secrets']>()((db, of) =>
    db
      .insertInto('secrets')
      .values({ name: of('name'), value: of('value') })
      .onConflict((conflict) => conflict.doNothing()),
  ),
  findSecret: statement<{ readonly name: string }>()((db, of) =>
    db.selectFrom('secrets').select('value').where('name', '=', of('name')),
  ),
  insertFile: statement<Tables['files']>()((db, of) =>
    db
      .insertInto('files')
      .values({
        id: of('id'),
        conversation: of('conversation'),
        name: of('name'),
        type: of('type'),
        content: of('content'),
      })
      .onConflict((conflict) => conflict.doNothing()),
  ),
};
