import type { Store } from '../../domain/ports/store.ts';
import { entryOf } from '../conversations/entry-row.ts';
import { usualOf } from '../conversations/usual.ts';
import type { Reads } from '../sql/bound.ts';
import type { Writer } from '../writes.ts';
import { itemQueries } from './item-queries.ts';

type ItemStore = Pick<
  Store,
  'leaseItems' | 'settleItem' | 'retryItem' | 'returnItem' | 'refusedItems' | 'sentEntries' | 'receiptOf' | 'sentAs'
>;

/** What leaves for other systems. `nextItem` is when the next item can be leased. */
export function storedItems(
  { write }: Pick<Writer, 'write'>,
  { bind, reading }: Reads,
): ItemStore & { readonly nextItem: () => Promise<number | undefined> } {
  const queries = bind(itemQueries);
  return {
    leaseItems: async (destination, now, until, limit) => {
      const items = await write('leaseItems', { destination, now, until, limit });
      return items.map(({ entry, usual, address, ...item }) => ({
        ...item,
        entry: entry.id,
        body: entryOf(entry, {
          conversation: item.conversation,
          usual: usual === null ? undefined : usualOf(usual),
        }),
        ...(address !== null && { address: JSON.parse(address) }),
      }));
    },
    settleItem: (item, fence, sent, now) => write('settleItem', { item, fence, sent, now }),
    retryItem: (item, now) => write('retryItem', { item, now }),
    returnItem: (item, why, now) => write('returnItem', { item, why, now }),
    refusedItems: reading(function* (conversation) {
      const refused = yield* queries.refusedItems.all({ conversation });
      const held = yield* queries.heldItems.all({ conversation });
      return [...refused, ...held].map(({ id, destination, entry, why, state }) => ({
        id,
        destination,
        entry,
        why: why ?? '',
        ...(state === 'waiting' && { waits: true as const }),
      }));
    }),
    sentEntries: reading(function* (conversation, destination) {
      return (yield* queries.sentEntries.all({ conversation, destination })).map(({ entry }) => entry);
    }),
    receiptOf: reading(function* (item) {
      return (yield* queries.receiptOf.get({ item }))?.receipt ?? undefined;
    }),
    sentAs: reading((destination, receipt) => queries.sentAs.get({ destination, receipt })),
    nextItem: reading(function* () {
      return (yield* queries.nextItem.get({}))?.ready ?? undefined;
    }),
  };
}
