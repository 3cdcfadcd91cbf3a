import type { JsonObject } from '../../../domain/json.ts';
import { asObject } from '../../../domain/json.ts';
import type { WireActivity } from '../../activity-shape.ts';
import { type Address, addressOf } from '../address.ts';

/** The id of the conversation that keeps how the agents' channel is reached; nothing is ever said in it. */
export function agentsChannelConversation(channel: string): string {
  return `teams-desk:${channel}`;
}

/** Whether an activity comes from the agents' channel, whatever else it is. */
export function isInAgentsChannel({ channelId, conversation, channelData }: WireActivity, channel: string): boolean {
  if (channelId !== 'msteams') return false;
  const told = [channelData?.channel, asObject(channelData?.settings)?.selectedChannel].map(
    (each) => asObject(each)?.id,
  );
  return rootOf(conversation?.id ?? '').channel === channel || told.includes(channel);
}

/** The channel in a conversation's id, and the message that began the thread. */
export function rootOf(conversation: string): { readonly channel: string; readonly thread: string | undefined } {
  const [channel = '', thread] = conversation.split(';messageid=');
  return { channel, thread };
}

/** The tenant that an activity of Teams belongs to. */
export function tenantOf({ conversation, channelData }: WireActivity): string | undefined {
  const told = asObject(channelData?.tenant)?.id;
  return conversation?.tenantId ?? (typeof told === 'string' ? told : undefined);
}

/** How the agents' channel is reached, as an activity of it tells. */
export function agentsChannelAddress(activity: WireActivity, channel: string, tenantId: string): Address | undefined {
  const address = addressOf(activity);
  if (!address) return undefined;
  const { serviceUrl, channelId, bot } = address;
  return {
    serviceUrl,
    channelId,
    conversation: { id: channel, conversationType: 'channel', isGroup: true, tenantId },
    bot,
  };
}

/** An address as it is kept. */
export function asJson(address: Address): JsonObject {
  return address as JsonObject; // made of plain JSON members
}
