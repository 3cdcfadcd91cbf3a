import { type Activity, TurnContext } from 'botbuilder-core';
import type { Conversation } from '../domain/conversation/conversation.ts';
import type { Input } from '../domain/conversation/input.ts';
import type { Reply } from '../domain/conversation/reply.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import type { Responder } from '../domain/ports/responder.ts';
import { CollectingAdapter } from './collecting-adapter.ts';

/** Any botbuilder bot. */
export type Bot = { readonly run: (context: TurnContext) => Promise<void> };

/**
 * Lets any botbuilder bot answer behind our channels, log and sending instead of the desk: what it sends becomes
 * replies that carry the whole activity. It has no state of ours. For tests of the channels.
 */
export function botResponder(bot: Bot): Responder {
  return async (conversation, input) => {
    const adapter = new CollectingAdapter();
    if (input.by === 'person' || input.by === 'channel')
      await bot.run(new TurnContext(adapter, activityOf(conversation, input)));
    return {
      state: { ...conversation.state, greeted: true },
      replies: adapter.sent.filter(({ type }) => type !== 'trace' && type !== 'typing').map(replyOf),
      timers: [],
      unset: [],
      pins: [],
      handoffs: [],
      records: [],
    };
  };
}

function activityOf(conversation: Conversation, input: Input): Partial<Activity> {
  const { body, from } = input;
  const type = body.type === 'greeting' ? 'conversationUpdate' : body.type === 'event' ? 'event' : 'message';
  return {
    type,
    channelId: conversation.channel,
    conversation: { id: conversation.id, isGroup: conversation.group, conversationType: '', name: '' },
    recipient: { id: 'bot', name: '' },
    timestamp: new Date(input.at),
    ...(body.type === 'message' && { text: body.text }),
    ...((input.envelope ?? {}) as JsonObject), // a channel's activity is an object, whatever else it holds
    ...(from && { from: { id: from.id, name: from.name ?? '' } }),
    id: input.id,
  };
}

function replyOf(activity: Partial<Activity>): Reply {
  const envelope = JSON.parse(JSON.stringify(activity)) as Json; // what is sent is JSON by the time it is sent
  return { kind: 'say', text: activity.text ?? '', envelope };
}
