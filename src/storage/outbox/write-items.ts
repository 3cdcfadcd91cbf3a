import type { SendResult } from '../../domain/conversation/turn.ts';
import type { EntryRow } from '../conversations/entry-row.ts';
import type { BoundStatements } from '../sql/bound.ts';
import type { Steps } from '../sql/steps.ts';
import type { Tables } from '../sql/tables.ts';
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
    *returnItem(given: { readonly item: string; readonly why: string; readonly now: number }): Steps<boolean> {
      return (yield* statements.returnItem.run(given)) > 0;
    },
  };
}

/** Leases what may be sent now: the first unsent item of each conversation and destination, if due and not leased. */
const leaseItems = (statements: ItemStatements) =>
  function* (lease: ItemLease): Steps<readonly LeasedItem[]> {
    const leased = yield* statements.leaseItems.all(lease);
    const items: LeasedItem[] = [];
    for (const { seq: _, ...item } of leased.toSorted((one, other) => one.seq - other.seq)) {
      const found = yield* statements.findSendable.get(item);
      if (!found) continue;
      const { address, usual, ...entry } = found;
      items.push({ ...item, entry, usual, address });
    }
    return items;
  };

/** Records how a send ended; false if the lease was lost, in which case only a success is recorded. */
const settleItem = (statements: ItemStatements) =>
  function* ({ item, fence, sent, now }: Settlement): Steps<boolean> {
    const found = yield* statements.findItem.get({ item });
    if (!found) return false;
    const ours = found.state === 'waiting' && found.fence === fence;
    if (!ours && sent.type !== 'sent') return false;
    switch (sent.type) {
      case 'sent':
        yield* statements.settleItem.run({ item, now, state: 'sent', receipt: sent.receipt ?? null, why: null });
        return ours;
      case 'again':
        yield* statements.postponeItem.run({ item, at: sent.at, why: sent.why });
        return ours;
      case 'refused':
        yield* statements.settleItem.run({ item, now, state: 'refused', receipt: null, why: sent.why });
        return ours;
      case 'away':
        yield* statements.postponeItem.run({ item, at: sent.at, why: sent.why });
        yield* statements.closeDestination.run({ ...found, now });
        return ours;
      case 'gone':
        yield* statements.settleItem.run({ item, now, state: 'gone', receipt: null, why: sent.why });
        yield* statements.closeDestination.run({ ...found, now });
        return ours;
    }
  };

/** Sends an item again that was refused or given up, or what keeps one waiting; the conversation of either. */
const retryItem = (statements: ItemStatements) =>
  function* ({ item, now }: { readonly item: string; readonly now: number }): Steps<string | undefined> {
    const again = yield* statements.retryItem.get({ item, now });
    if (again) return again.conversation;
    const found = yield* statements.findItem.get({ item });
    if (found?.state !== 'waiting') return undefined;
    const hurried = yield* statements.hurryItems.run({ ...found, at: now });
    // One that was tried may be on its way at this moment.
    return hurried > 0 || found.fence > 0 ? found.conversation : undefined;
  };
