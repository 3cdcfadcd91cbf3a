import { createHash } from 'node:crypto';
import { ownChannels } from '../../domain/conversation/own-channels.ts';

/** Channels' ids longer than this are hashed, so that they fit any index. */
const longest = 200;

/** Whether a conversation's channel is one of ours, which the Bot Framework does not carry. */
export function isOwnChannel(channel: string): boolean {
  return Object.values<string>(ownChannels).includes(channel);
}

/** A Bot Framework channel as Fixpath names it: its own id, or `azure-directline` where we have one of that name. */
export function channelOf(channelId: string): string {
  return isOwnChannel(channelId) ? `azure-${channelId}` : channelId;
}

/** Our id of a channel's conversation. */
export function conversationKey(channelId: string, conversation: string): string {
  return `${channelOf(channelId)}:${bounded(conversation)}`;
}

/** The text itself, or its SHA-256 where it is too long to be part of a key. */
export function bounded(text: string): string {
  return text.length <= longest ? text : `#${createHash('sha256').update(text).digest('base64url')}`;
}
