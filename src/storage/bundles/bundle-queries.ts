import { statement } from '../sql/statement.ts';

/** Reading pinned content. */
export const bundleQueries = {
  bundle: statement<{ readonly hash: string }>()((db, of) =>
    db.selectFrom('closures').select('value').where('hash', '=', of('hash')),
  ),
};
