import type { OutboxItem, SendResult } from '../domain/conversation/turn.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Log } from '../domain/ports/log.ts';
import type { Sender } from '../domain/ports/sender.ts';
import type { Store } from '../domain/ports/store.ts';

export type Outbox = {
  /** Sends what is due; resolves when nothing more is. */
  readonly send: () => Promise<void>;
  /** Lets what is under way end and be recorded, and begins nothing more. */
  readonly close: () => Promise<void>;
};

export type OutboxParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly senders: Readonly<Record<string, Sender>>;
  /** Told when an item has to be tried again. */
  readonly later: (due: number) => void;
  /** Told once it is recorded that a send of a conversation was refused. */
  readonly refused?: ((conversation: string) => void) | undefined;
};

/** How long an item is ours, ms: longer than any send may take. */
const leaseFor = 30_000;

/** Items under way at once for one destination. */
const atOnce = 16;

/** The send lanes: items of one conversation and destination go in order, no transaction open while they go. */
export function createOutbox({ store, clock, log, senders, later, refused }: OutboxParts): Outbox {
  const sendOne = async (sender: Sender, item: OutboxItem): Promise<void> => {
    const sent = await sender(item).catch((error: unknown): SendResult => {
      log.error('sender failed', { item: item.id, error });
      return { type: 'again', at: clock() + leaseFor, why: 'the sender failed' };
    });
    if (sent.type === 'again') later(sent.at);
    if (sent.type !== 'sent') log.warn('send not through', { item: item.id, ended: sent.type, why: sent.why });
    if (!(await store.settleItem(item.id, item.fence, sent, clock())))
      log.warn('send outlived its lease', { item: item.id });
    if (sent.type === 'refused') refused?.(item.conversation);
  };

  let closing = false;

  const sendAll = async (destination: string, sender: Sender): Promise<void> => {
    while (!closing) {
      const now = clock();
      const items = await store.leaseItems(destination, now, now + leaseFor, atOnce);
      if (items.length === 0) return;
      await Promise.all(items.map((item) => sendOne(sender, item)));
    }
  };

  const passes = new Map<string, Promise<void>>();
  const wanted = new Set<string>();

  /** One pass per destination at a time; asked for meanwhile, it is made again. */
  const pass = (destination: string, sender: Sender): Promise<void> => {
    const under = passes.get(destination);
    if (under) {
      wanted.add(destination);
      return under;
    }
    const made = (async () => {
      try {
        do {
          wanted.delete(destination);
          await sendAll(destination, sender);
        } while (wanted.has(destination) && !closing);
      } finally {
        // At once: whoever asks after the last look must not be told that one is still to come.
        passes.delete(destination);
      }
    })();
    passes.set(destination, made);
    return made;
  };

  return {
    send: async () => {
      await Promise.all(Object.entries(senders).map(([destination, sender]) => pass(destination, sender)));
    },
    close: async () => {
      closing = true;
      await Promise.allSettled(passes.values());
    },
  };
}
