import type { Of } from '../sql/columns.ts';
import { statement } from '../sql/statement.ts';
import type { Tables } from '../sql/tables.ts';

/** Canned replies that agents wrote. */
export const cannedStatements = {
  allCanned: statement<Record<never, never>>()((db) =>
    db.selectFrom('canned_replies').selectAll().orderBy('title').orderBy('id'),
  ),
  insertCanned: statement<Tables['canned_replies']>()((db, of) =>
    db.insertInto('canned_replies').values({
      id: of('id'),
      owner: of('owner'),
      title: of('title'),
      text: of('text'),
      language: of('language'),
      by_id: of('by_id'),
      by_name: of('by_name'),
      changed_at: of('changed_at'),
      revision: of('revision'),
    }),
  ),
  changeCanned: statement<Tables['canned_replies']>()((db, of) =>
    db
      .updateTable('canned_replies')
      .set({
        owner: of('owner'),
        title: of('title'),
        text: of('text'),
        language: of('language'),
        by_id: of('by_id'),
        by_name: of('by_name'),
        changed_at: of('changed_at'),
        revision: of('revision'),
      })
      .where('id', '=', of('id')),
  ),
  removeCanned: statement<Of<'canned_replies', 'id'>>()((db, of) =>
    db.deleteFrom('canned_replies').where('id', '=', of('id')),
  ),
};
