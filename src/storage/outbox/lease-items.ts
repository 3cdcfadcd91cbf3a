import type { EntryRow } from '../conversations/entry-row.ts';
import type { Tables } from '../sql/tables.ts';
import type { BoundStatements } from '../sqlite/bind-statement.ts';
import type { itemStatements } from './item-statements.ts';

/** A leased item, the row of the entry it carries, and the address of its conversation. */
export type LeasedItem = Pick<Tables['items'], 'id' | 'destination' | 'attempts' | 'fence'> & {
  readonly entry: EntryRow;
  readonly address: string | null;
};

export type ItemLease = {
  readonly destination: string;
  readonly now: number;
  readonly until: number;
  readonly limit: number;
};

/** Leases what may be sent now: the first unsent item of each conversation and destination, if due and not leased. */
export const leaseItems =
  (statements: BoundStatements<typeof itemStatements>) =>
  (lease: ItemLease): readonly LeasedItem[] =>
    statements.leaseItems
      .all(lease)
      .sort((one, other) => one.seq - other.seq)
      .flatMap(({ id, destination, attempts, fence, ...item }) => {
        const found = statements.findSendable.get(item);
        if (!found) return [];
        const { address, ...entry } = found;
        return [{ id, destination, attempts, fence, entry, address }];
      });
