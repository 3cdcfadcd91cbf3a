import { type Activity, type Attachment, TurnContext } from 'botbuilder-core';
import { CollectingAdapter } from '../../src/bot/collecting-adapter.ts';
import { fileOf } from '../../src/channels/direct-line/file-mark.ts';
import type { Conversation } from '../../src/domain/conversation/conversation.ts';
import type { Input } from '../../src/domain/conversation/input.ts';
import type { Reply } from '../../src/domain/conversation/reply.ts';
import type { Json, JsonObject } from '../../src/domain/json.ts';
import { emptyResponse, type Responder } from '../../src/domain/ports/responder.ts';

/** Any botbuilder bot. */
export type Bot = { readonly run: (context: TurnContext) => Promise<void> };

export type BotOptions = {
  /** Where a file that a person sent can be fetched; left out, the bot gets the mark that the channel turns into a link. */
  readonly linkTo?: (file: string) => string;
};

/**
 * Lets any botbuilder bot answer behind our channels, log and sending instead of the desk: what it sends becomes
 * replies that carry the whole activity. As from the service, every activity tells the person's locale, and
 * attachments are links.
 */
export function botResponder(bot: Bot, { linkTo }: BotOptions = {}): Responder {
  return async (conversation, input) => {
    const adapter = new CollectingAdapter();
    if (input.by === 'person' || input.by === 'channel')
      await bot.run(new TurnContext(adapter, activityOf(conversation, input, linkTo)));
    return {
      ...emptyResponse({ ...conversation.state, greeted: true }),
      replies: adapter.sent.filter(({ type }) => type !== 'trace' && type !== 'typing').map(replyOf),
    };
  };
}

function activityOf(conversation: Conversation, input: Input, linkTo: BotOptions['linkTo']): Partial<Activity> {
  const { body, from } = input;
  const type = body.type === 'greeting' ? 'conversationUpdate' : body.type === 'event' ? 'event' : 'message';
  const locale = input.locale ?? conversation.locale;
  const envelope = (input.envelope ?? {}) as JsonObject; // a channel's activity is an object, whatever else it holds
  const { attachments } = envelope;
  return {
    type,
    channelId: conversation.channel,
    conversation: { id: conversation.id, isGroup: conversation.group, conversationType: '', name: '' },
    recipient: { id: 'bot', name: '' },
    timestamp: new Date(input.at),
    ...(body.type === 'message' && { text: body.text }),
    ...(locale !== undefined && { locale }),
    ...envelope,
    ...(Array.isArray(attachments) && { attachments: attachments.map((each: JsonObject) => linked(each, linkTo)) }),
    ...(from && { from: { id: from.id, name: from.name ?? '' } }),
    id: input.id,
  };
}

function linked(attachment: JsonObject, linkTo: BotOptions['linkTo']): Attachment {
  const file = fileOf(attachment.contentUrl);
  // Read by the channel, which checked its shape.
  return { ...attachment, ...(file !== undefined && linkTo && { contentUrl: linkTo(file) }) } as unknown as Attachment;
}

function replyOf(activity: Partial<Activity>): Reply {
  const envelope = JSON.parse(JSON.stringify(activity)) as Json; // what is sent is JSON by the time it is sent
  return { kind: 'say', text: activity.text ?? '', envelope };
}
