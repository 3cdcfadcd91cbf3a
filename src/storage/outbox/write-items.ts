import type { SendResult } from '../../domain/conversation/turn.ts';
import type { EntryRow } from '../conversations/entry-row.ts';
import type { Tables } from '../sql/tables.ts';
import type { BoundStatements } from '../sqlite/bind-statement.ts';
import type { itemStatements } from './item-statements.ts';

type ItemStatements = BoundStatements<typeof itemStatements>;

/** A leased item, the row of the entry it carries, what is usual in its log, and the address of its conversation. */
export type LeasedItem = Pick<Tables['items'], 'id' | 'conversation' | 'destination' | 'attempts' | 'fence'> & {
  readonly entry: EntryRow;
  readonly usual: string | null;
  readonly address: string | null;
};

export type ItemLease = {
  readonly destination: string;
  readonly now: number;
  readonly until: number;
  readonly limit: number;
};

export type Settlement = {
  readonly item: string;
  readonly fence: number;
  readonly sent: SendResult;
  readonly now: number;
};

/** The writes of what leaves for other systems. */
export function writeItems(statements: ItemStatements) {
  return {
    leaseItems: leaseItems(statements),
    settleItem: settleItem(statements),
    retryItem: retryItem(statements),
    returnItem: (given: { readonly item: string; readonly why: string; readonly now: number }): boolean =>
      statements.returnItem.run(given) > 0,
  };
}

/** Leases what may be sent now: the first unsent item of each conversation and destination, if due and not leased. */
const leaseItems =
  (statements: ItemStatements) =>
  (lease: ItemLease): readonly LeasedItem[] =>
    statements.leaseItems
      .all(lease)
      .sort((one, other) => one.seq - other.seq)
      .flatMap(({ id, destination, attempts, fence, ...item }) => {
        const found = statements.findSendable.get(item);
        if (!found) return [];
        const { address, usual, ...entry } = found;
        return [{ id, conversation: item.conversation, destination, attempts, fence, entry, usual, address }];
      });

/** Records how a send ended; false if the lease was lost, in which case only a success is recorded. */
const settleItem =
  (statements: ItemStatements) =>
  ({ item, fence, sent, now }: Settlement): boolean => {
    const found = statements.findItem.get({ item });
    if (!found) return false;
    const ours = found.state === 'waiting' && found.fence === fence;
    if (!ours && sent.type !== 'sent') return false;
    switch (sent.type) {
      case 'sent':
        statements.settleItem.run({ item, now, state: 'sent', receipt: sent.receipt ?? null, why: null });
        return ours;
      case 'again':
        statements.postponeItem.run({ item, at: sent.at, why: sent.why });
        return ours;
      case 'refused':
        statements.settleItem.run({ item, now, state: 'refused', receipt: null, why: sent.why });
        return ours;
      case 'away':
        statements.postponeItem.run({ item, at: sent.at, why: sent.why });
        statements.closeDestination.run({ ...found, now });
        return ours;
      case 'gone':
        statements.settleItem.run({ item, now, state: 'gone', receipt: null, why: sent.why });
        statements.closeDestination.run({ ...found, now });
        return ours;
    }
  };

/** Sends an item again that was refused or given up, or what keeps one waiting; the conversation of either. */
const retryItem =
  (statements: ItemStatements) =>
  ({ item, now }: { readonly item: string; readonly now: number }): string | undefined => {
    const again = statements.retryItem.get({ item, now });
    if (again) return again.conversation;
    const found = statements.findItem.get({ item });
    if (found?.state !== 'waiting') return undefined;
    const hurried = statements.hurryItems.run({ ...found, at: now });
    // One that was tried may be on its way at this moment.
    return hurried > 0 || found.fence > 0 ? found.conversation : undefined;
  };
