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
  /** Tells which reply's buttons are alive, and which cards were sent before; left out, cards stay as they are. */
  readonly store?: Pick<Store, 'find' | 'tail' | 'receiptOf' | 'entry'> | undefined;
  readonly log: Log;
};

/** Told of each reply that a channel has taken: its entry, and what the channel calls it. */
type TidyCards = (entry: Entry, address: Address, activity: string | undefined) => void;

type AskedStore = Pick<Store, 'entry' | 'receiptOf'>;

/** With the address that it was sent to: its conversation may have moved to another service since. */
type ShownCard = { readonly entry: Entry; readonly activity: string; readonly address: Address };

/** Conversations whose cards are remembered; of others the store knows. */
const mostConversations = 5_000;

/** How far back the log is searched for cards, in entries, and how many of them are tidied: a server that ended had tidied those before. */
const longestTail = 30;
const mostCards = 3;

/** It is a courtesy: nobody waits for it. */
const tenSeconds: Deadline = () => AbortSignal.timeout(10_000);

/**
 * Takes the buttons from cards in Teams that are answered or overtaken, as soon as what follows them is sent: they are dead
 * at the desk by then. Tried once, for a button that stays does no harm. Which cards there are is remembered, and found in the
 * log and by their receipts where it is not, as after a restart.
 */
export function tidyCardsBy({ connect, store, log }: TidyCardsParts): TidyCards {
  /** The cards of each conversation that have their buttons, once all before were looked at. */
  const shown = boundedMap<string, Promise<readonly ShownCard[]>>(mostConversations);

  const takeButtons = async ({ entry, activity, address }: ShownCard): Promise<void> => {
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
  /** Takes the buttons of all that are dead, and gives the others. */
  const tidy = async ({ find }: Pick<Store, 'find'>, conversation: string, cards: readonly ShownCard[]) => {
    if (cards.length === 0) return cards;
    const alive = (await find(conversation))?.state.openReply;
    for (const card of cards)
      if (card.entry.id !== alive)
        takeButtons(card).catch((error: unknown) => {
          log.debug('a card kept its buttons', { conversation, error });
        });
    return cards.filter(({ entry }) => entry.id === alive);
  };
  /** Takes the question whether somebody wants a file from the message that asked it. */
  const takeQuestion = async (
    { entry: find, receiptOf }: AskedStore,
    { conversation, body }: Entry,
    address: Address,
  ) => {
    const asked = body.kind === 'reply' ? body.reply.fileAnswer?.reply : undefined;
    if (asked === undefined) return;
    const [entry, activity] = await Promise.all([find(conversation, asked), receiptOf(asked)]);
    const isOne = entry?.body.kind === 'reply' && entry.body.reply.files?.length === 1;
    if (entry && isOne && activity !== undefined) await takeButtons({ entry, activity, address });
  };
  return (entry, address, activity) => {
    if (!store || address.channelId !== 'msteams') return;
    const { conversation } = entry;
    void takeQuestion(store, entry, address).catch((error: unknown) => {
      log.debug('a question about a file stays', { conversation, error });
    });
    const before = shown.get(conversation) ?? cardsBefore(store, entry, address);
    const cards = before.then((known) =>
      tidy(
        store,
        conversation,
        activity !== undefined && hasButtons(entry) ? [...known, { entry, activity, address }] : known,
      ),
    );
    const kept = cards.catch((error: unknown) => {
      log.debug('cards were not looked for', { conversation, error });
      return [];
    });
    shown.set(conversation, kept);
  };
}

function hasButtons({ body }: Entry): boolean {
  return body.kind === 'reply' && (body.reply.choices?.length ?? 0) > 0;
}

/** The last cards that were sent before an entry, to where its conversation is now. */
async function cardsBefore(
  { tail, receiptOf }: Pick<Store, 'tail' | 'receiptOf'>,
  { conversation, number }: Entry,
  address: Address,
): Promise<readonly ShownCard[]> {
  const said = await tail(conversation, longestTail);
  const cards = said.filter((entry) => entry.number < number && hasButtons(entry)).slice(-mostCards);
  const sent = await Promise.all(cards.map(async (entry) => ({ entry, activity: await receiptOf(entry.id), address })));
  return sent.flatMap(({ activity, ...card }) => (activity === undefined ? [] : [{ ...card, activity }]));
}
