import type { Activity, ConversationParameters } from 'botframework-schema';
import type { SendResult } from '../../../domain/conversation/turn.ts';
import type { AgentsChannel, CardSend, DeskCard } from '../../../domain/handoff/agents-channel.ts';
import type { JsonObject } from '../../../domain/json.ts';
import type { Deadline } from '../../../domain/ports/deadline.ts';
import type { Store } from '../../../domain/ports/store.ts';
import { tryAgainAt } from '../../../domain/try-again-at.ts';
import { type Address, readAddress } from '../address.ts';
import { sdkFailureIn } from '../connection/read-sdk-error.ts';
import { request } from '../connection/request.ts';
import { sendResultOf } from '../connection/send-result.ts';
import { activityFrame, type Outgoing } from '../render.ts';
import { post, type SendParts } from '../send.ts';
import { agentsChannelConversation, rootOf } from './address.ts';

export type SendToAgentsParts = SendParts & {
  /** The channel's id. */
  readonly channel: string;
  readonly find: Store['find'];
};

/** The longest wait before a send to a channel that has not been heard from is tried again, ms. */
const longestWait = 30_000;

/** How long one request may take, ms: three of them fit into one lease of an item. */
const longestRequest = 8_000;

/** What leaves for the agents' channel in Teams. Until something was heard from the channel, it waits. */
export function sendToAgents(parts: SendToAgentsParts): AgentsChannel {
  const { channel, find, connect, allowed, clock, random, log } = parts;
  const deadline: Deadline = () => AbortSignal.any([parts.deadline(), AbortSignal.timeout(longestRequest)]);

  const carry = async (sending: CardSend, make: (address: Address) => Promise<string>): Promise<SendResult> => {
    const address = readAddress((await find(agentsChannelConversation(channel)))?.address);
    if (!address)
      return {
        type: 'again',
        at: Math.min(tryAgainAt(sending, clock(), random), clock() + longestWait),
        why: "The agents' channel has not been heard from. Add the app to its team, then mention the bot in the channel (docs/teams-desk.md).",
      };
    if (!allowed(address.serviceUrl))
      return { type: 'refused', why: 'The host of its serviceUrl is not on the list; SERVICE_URLS sets that list.' };
    try {
      return { type: 'sent', receipt: await make(address) };
    } catch (error) {
      const failure = sdkFailureIn(error);
      log.debug('send to the desk channel failed', { item: sending.id, ...failure });
      const now = clock();
      const sent = sendResultOf(failure, { attempts: sending.attempts, since: now }, now, random);
      // Only people come back: what the channel does not take is refused, and can be sent again.
      return sent.type === 'away' ? { type: 'refused', why: sent.why } : sent;
    }
  };
  const inThread = (address: Address, thread: string): Address => ({
    ...address,
    conversation: { ...address.conversation, id: `${channel};messageid=${thread}` },
  });

  return {
    show: (sending, card, thread) =>
      carry(sending, async (address) => {
        if (thread === undefined) return begin(sending, card, address);
        const place = inThread(address, thread);
        try {
          await request(connect, address.serviceUrl, deadline, (conversations, options) =>
            conversations.updateActivity(
              place.conversation.id,
              thread,
              asActivity(shown(sending, card, place)),
              options,
            ),
          );
        } catch (error) {
          // Somebody has deleted the card, and nothing shows what it said.
          if (sdkFailureIn(error).status === 404) return begin(sending, card, address);
          throw error;
        }
        return thread;
      }),
    say: (sending, thread, text) =>
      carry(sending, async (address) => {
        const place = inThread(address, thread);
        await post(
          connect,
          place,
          { ...activityFrame(place), text, textFormat: 'plain', channelData: keyed(sending) },
          deadline,
        );
        return thread;
      }),
  };

  /** Only making a conversation begins a thread in a channel. */
  async function begin(sending: CardSend, card: DeskCard, address: Address): Promise<string> {
    const activity = shown(sending, card, address);
    const asked = { isGroup: true, channelData: { channel: { id: channel } }, activity };
    const { activityId, id } = await request(connect, address.serviceUrl, deadline, (conversations, options) =>
      conversations.createConversation(asked as unknown as ConversationParameters, options),
    );
    return activityId ?? rootOf(id ?? '').thread ?? '';
  }
}

function shown(sending: CardSend, { card, summary }: DeskCard, address: Address): Outgoing {
  return {
    ...activityFrame(address),
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    channelData: keyed(sending),
  };
}

/** The SDK asks for its own class of dates and enums; plain JSON is what it makes of them. */
function asActivity(activity: Outgoing): Activity {
  return activity as unknown as Activity;
}

/** The key by which a repeat is recognised. */
function keyed({ id }: CardSend): JsonObject {
  return { fixpath: { key: id } };
}
