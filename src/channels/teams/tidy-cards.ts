import type { Activity } from 'botframework-schema';
import { boundedMap } from '../../domain/bounded-map.ts';
import type { Entry } from '../../domain/conversation/entry.ts';
import type { Deadline } from '../../domain/ports/deadline.ts';
import type { Log } from '../../domain/ports/log.ts';
import type { Store } from '../../domain/ports/store.ts';
import type { Address } from './address.ts';
import type { Connectors } from './connection/connectors.ts';
import { request } from './connection/request.ts';
import { renderAnswered } from './render.ts';

export type TidyCardsParts = {
  readonly connect: Connectors;
  /** Tells which reply's buttons are alive; left out, cards stay as they are. */
  readonly find?: Store['find'] | undefined;
  readonly log: Log;
};

/** Told of each reply that a channel has taken: its entry, and what the channel calls it. */
type TidyCards = (entry: Entry, address: Address, activity: string | undefined) => void;

/** With the address that it was sent to: its conversation may have moved to another service since. */
type ShownCard = { readonly entry: Entry; readonly activity: string; readonly address: Address };

/** Conversations whose cards are remembered, and cards of each: of those before, the buttons stay and are told to be old. */
const mostConversations = 5_000;
const mostCards = 5;

/** It is a courtesy: nobody waits for it. */
const tenSeconds: Deadline = () => AbortSignal.timeout(10_000);

/**
 * Takes the buttons from cards in Teams that are answered or overtaken, as soon as what follows them is sent: they are dead
 * at the desk by then. Kept in memory alone and tried once, for a button that stays does no harm.
 */
export function tidyCardsBy({ connect, find, log }: TidyCardsParts): TidyCards {
  const shown = boundedMap<string, readonly ShownCard[]>(mostConversations);
  const tidy = async (conversation: string): Promise<void> => {
    const cards = shown.get(conversation) ?? [];
    if (cards.length === 0) return;
    const alive = (await find?.(conversation))?.state.openReply;
    const isOld = ({ entry }: ShownCard): boolean => entry.id !== alive;
    shown.set(
      conversation,
      (shown.get(conversation) ?? []).filter((card) => !isOld(card)),
    );
    for (const { entry, activity, address } of cards.filter(isOld))
      await request(connect, address.serviceUrl, tenSeconds, (conversations, options) =>
        conversations.updateActivity(
          address.conversation.id,
          activity,
          // The SDK asks for its own class of dates and enums; plain JSON is what it makes of them.
          { ...renderAnswered(entry, address), id: activity } as unknown as Activity,
          options,
        ),
      );
  };
  return (entry, address, activity) => {
    if (!find || address.channelId !== 'msteams') return;
    const { conversation, body } = entry;
    if (activity !== undefined && body.kind === 'reply' && body.reply.choices?.length)
      shown.set(conversation, [...(shown.get(conversation) ?? []), { entry, activity, address }].slice(-mostCards));
    tidy(conversation).catch((error: unknown) => {
      log.debug('a card kept its buttons', { conversation, error });
    });
  };
}
