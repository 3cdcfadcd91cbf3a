import { statement } from '../sql/statement.ts';

/** Pinning content. */
export const bundleStatements = {
  insertBundle: statement<{ readonly hash: string; readonly value: string }>()((db, of) =>
    db
      .insertInto('closures')
      .values({ hash: of('hash'), value: of('value') })
      .onConflict((conflict) => conflict.doNothing()),
  ),
};
