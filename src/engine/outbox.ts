import { boundedMap } from '../domain/bounded-map.ts';
import type { OutboxItem, SendResult } from '../domain/conversation/turn.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Log } from '../domain/ports/log.ts';
import type { Sender } from '../domain/ports/sender.ts';
import type { Store } from '../domain/ports/store.ts';

export type Outbox = {
  /** Sends all that is due. */
  readonly send: () => Promise<void>;
  /** Resolves once what is being sent has ended and is recorded; sends nothing more. */
  readonly close: () => Promise<void>;
};

export type OutboxParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly senders: Readonly<Record<string, Sender>>;
  /** Called with the time at which an item is to be tried again. */
  readonly later: (due: number) => void;
  /** Called once it is on record that what a conversation sent was not taken, or has arrived after all, or that an agent's words have. */
  readonly sendsChanged?: ((conversation: string) => void) | undefined;
};

/** How long an item is ours, ms: longer than any send may take (E7). */
const leaseFor = 30_000;

/**
 * A sender that has thrown this often at one item will always throw at it: a fault that may pass is returned, not
 * thrown.
 */
const mostFailures = 20;

/** The most conversations that are remembered for it. */
const mostHeld = 1_000;

/** The most items under way at once for one destination. */
const atOnce = 16;

/**
 * Sends what turns have left for other systems. Items of one conversation and destination go in order; no transaction
 * is open meanwhile.
 */
export function createOutbox({ store, clock, log, senders, later, sendsChanged }: OutboxParts): Outbox {
  /** Conversations in which something was not taken lately: that it goes through is news. */
  const held = boundedMap<string, true>(mostHeld);

  /** `arrived` gets the conversation if what it sends had not been taken before, or was said by an agent, who waits to know. */
  const sendOne = async (sender: Sender, item: OutboxItem, arrived: Set<string>): Promise<void> => {
    const sent = await sender(item).catch((error: unknown): SendResult => {
      log.error('sender failed', { item: item.id, error });
      const why = 'the sender failed';
      return item.attempts < mostFailures ? { type: 'again', at: clock() + leaseFor, why } : { type: 'refused', why };
    });
    if (sent.type === 'again' || sent.type === 'away') later(sent.at);
    if (sent.type !== 'sent') log.warn('send not through', { item: item.id, ended: sent.type, why: sent.why });
    // E7: refused by the store once somebody else has the item.
    if (!(await store.settleItem(item.id, item.fence, sent, clock())))
      log.warn('send outlived its lease', { item: item.id });
    if (sent.type !== 'sent') {
      held.set(item.conversation, true);
      sendsChanged?.(item.conversation);
    } else if (item.body.by === 'agent' || held.get(item.conversation) || item.attempts > 1) {
      held.delete(item.conversation);
      arrived.add(item.conversation);
    }
  };

  let closing = false;

  const sendAll = async (destination: string, sender: Sender): Promise<void> => {
    const arrived = new Set<string>();
    while (!closing) {
      const now = clock();
      const items = await store.leaseItems(destination, now, now + leaseFor, atOnce);
      if (items.length === 0) break;
      await Promise.all(items.map((item) => sendOne(sender, item, arrived)));
    }
    for (const conversation of arrived) sendsChanged?.(conversation);
  };

  const passes = new Map<string, Promise<void>>();
  const wanted = new Set<string>();

  /** One pass for each destination at a time, made again if it is asked for meanwhile. */
  const pass = (destination: string, sender: Sender): Promise<void> => {
    const current = passes.get(destination);
    if (current) {
      wanted.add(destination);
      return current;
    }
    const next = (async () => {
      try {
        do {
          wanted.delete(destination);
          await sendAll(destination, sender);
        } while (wanted.has(destination) && !closing);
      } finally {
        // At once: whoever asks after the last look must get a pass of their own.
        passes.delete(destination);
      }
    })();
    passes.set(destination, next);
    return next;
  };

  return {
    send: async () => {
      await Promise.all(Object.entries(senders).map(([destination, sender]) => pass(destination, sender)));
    },
    close: async () => {
      closing = true; // E8: no pass leases more items.
      await Promise.allSettled(passes.values());
    },
  };
}
