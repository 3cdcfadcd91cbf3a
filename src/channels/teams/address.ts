import type { Json, JsonObject } from '../../domain/json.ts';
import { present } from '../../domain/present.ts';
import type { WireActivity } from '../activity-shape.ts';

/** How the channel reaches a conversation: what the SDK calls a conversation reference. Kept with the conversation. */
export type Address = {
  readonly serviceUrl: string;
  readonly channelId: string;
  readonly conversation: {
    readonly id: string;
    readonly name?: string;
    readonly isGroup?: boolean;
    readonly conversationType?: string;
    readonly tenantId?: string;
  };
  readonly bot: AddressAccount;
  /** Who wrote last. */
  readonly user?: AddressAccount;
  readonly locale?: string;
  /** The caller waits for replies in the response: typing would only disturb it. */
  readonly quiet?: true;
};

export type AddressAccount = { readonly id: string; readonly name?: string; readonly aadObjectId?: string };

/** The address an activity came from; undefined if it does not say where it belongs. */
export function addressOf(activity: WireActivity): Address | undefined {
  const { serviceUrl, channelId, conversation, from, recipient, locale } = activity;
  if (!serviceUrl || !channelId || !conversation?.id) return undefined;
  // Only absent members are dropped, so what is left is of the type it had.
  return present({
    serviceUrl,
    channelId,
    conversation: present({
      id: conversation.id,
      name: conversation.name,
      isGroup: conversation.isGroup,
      conversationType: conversation.conversationType,
      tenantId: conversation.tenantId,
    }),
    bot: account(recipient) ?? { id: 'bot' },
    user: account(from),
    locale,
    quiet: activity.deliveryMode === 'expectReplies' ? true : undefined,
  }) as Address;
}

/** The address as the store gives it back; undefined if it is none of ours. */
export function readAddress(kept: Json | undefined): Address | undefined {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return undefined;
  const { serviceUrl, channelId, conversation, bot } = kept as JsonObject;
  const ours =
    typeof serviceUrl === 'string' &&
    typeof channelId === 'string' &&
    typeof idOf(conversation) === 'string' &&
    typeof idOf(bot) === 'string';
  // Written by addressOf alone; the fields sends depend on were looked at.
  return ours ? (kept as unknown as Address) : undefined;
}

/** Whether several people share the conversation. */
export function isGroup({ conversation }: Pick<Address, 'conversation'>): boolean {
  const { isGroup: said, conversationType } = conversation;
  return said === true || (conversationType !== undefined && conversationType !== 'personal');
}

function account(from: WireActivity['from']): AddressAccount | undefined {
  if (!from?.id) return undefined;
  return present({ id: from.id, name: from.name, aadObjectId: from.aadObjectId }) as AddressAccount;
}

function idOf(value: Json | undefined): Json | undefined {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
}
