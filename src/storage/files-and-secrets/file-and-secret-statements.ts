import { sql } from 'kysely';
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
  putAllowance: statement<Tables['allowances']>()((db, of) =>
    db
      .insertInto('allowances')
      .values({ sender: of('sender'), whole_at: of('whole_at') })
      .onConflict((conflict) =>
        conflict.column('sender').doUpdateSet((set) => ({ whole_at: set.ref('excluded.whole_at') })),
      ),
  ),
  forgetAllowances: statement<{ readonly now: number }>()((db, of) =>
    db.deleteFrom('allowances').where('whole_at', '<=', of('now')),
  ),
  insertFile: statement<Tables['files']>()((db, of) =>
    db.insertInto('files').values({
      id: of('id'),
      conversation: of('conversation'),
      name: of('name'),
      type: of('type'),
      content: of('content'),
      at: of('at'),
      bytes: of('bytes'),
    }),
  ),
  hasFile: statement<{ readonly id: string }>()((db, of) =>
    db.selectFrom('files').select('id').where('id', '=', of('id')),
  ),
  bytesOfConversation: statement<{ readonly conversation: string }>()((db, of) =>
    db
      .selectFrom('files')
      .select((pick) => pick.fn.sum<number | null>('bytes').as('bytes'))
      .where('conversation', '=', of('conversation')),
  ),
  bytesOfAll: statement<Record<never, never>>()((db) =>
    db
      .selectFrom('space')
      .select('bytes')
      .where('what', '=', sql.lit('files' as const)),
  ),
  /** Writes something, to see whether anything can be. */
  attempt: statement<Record<never, never>>()((db) =>
    db
      .insertInto('space')
      .values({ what: sql.lit('attempts' as const), bytes: sql.lit(0) })
      .onConflict((conflict) =>
        conflict.column('what').doUpdateSet((set) => ({ bytes: set('space.bytes', '+', sql.lit(1)) })),
      ),
  ),
  forgetFiles: statement<{ readonly before: number; readonly most: number }>()((db, of) =>
    db
      .deleteFrom('files')
      .where('id', 'in', (old) =>
        old.selectFrom('files as old').select('old.id').where('old.at', '<', of('before')).limit(of('most')),
      ),
  ),
};
