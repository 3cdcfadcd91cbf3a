import { sql } from 'kysely';
import { statement } from '../sql/statement.ts';

/** Pinning content. */
export const bundleStatements = {
  insertBundle: statement<{ readonly hash: string; readonly packed: Uint8Array }>()((db, of) =>
    db
      .insertInto('closures')
      .values({ hash: of('hash'), value: sql.lit(''), packed: of('packed') })
      .onConflict((conflict) => conflict.doNothing()),
  ),
};
