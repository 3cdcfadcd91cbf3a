import type { BoundStatements } from '../sqlite/bind-statement.ts';
import type { itemStatements } from './item-statements.ts';
import { leaseItems } from './lease-items.ts';
import { settleItem } from './settle-item.ts';

/** The writes of what leaves for other systems. */
export function writeItems(statements: BoundStatements<typeof itemStatements>) {
  return {
    leaseItems: leaseItems(statements),
    settleItem: settleItem(statements),
    retryItem: (item: { readonly item: string; readonly now: number }): string | undefined =>
      statements.retryItem.get(item)?.conversation,
  };
}
