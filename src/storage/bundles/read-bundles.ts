import { boundedMap } from '../../domain/bounded-map.ts';
import type { FlowBundle } from '../../domain/content/flow.ts';
import type { Store } from '../../domain/ports/store.ts';
import type { Reads } from '../sql/bound.ts';
import { statement } from '../sql/statement.ts';
import { bundleOf } from './bundle-row.ts';

const bundleQueries = {
  bundle: statement<{ readonly hash: string }>()((db, of) =>
    db.selectFrom('closures').select(['value', 'packed']).where('hash', '=', of('hash')),
  ),
};

/** Bundles kept in memory at most: they are large, never change, and are asked for at every turn. */
const mostBundles = 200;

export function readBundles({ bind, reading }: Reads): Pick<Store, 'bundle'> {
  const queries = bind(bundleQueries);
  const known = boundedMap<string, FlowBundle>(mostBundles);
  return {
    bundle: reading(function* (hash) {
      const kept = known.get(hash);
      if (kept) return kept;
      const row = yield* queries.bundle.get({ hash });
      if (!row) return undefined;
      const bundle = bundleOf(row);
      known.set(hash, bundle);
      return bundle;
    }),
  };
}
