import { type Entry, isErased } from '../../domain/conversation/entry.ts';
import type { Author, SentFile } from '../../domain/conversation/input.ts';
import { ownChannels } from '../../domain/conversation/own-channels.ts';
import type { Choice, Reply, ReplyKind } from '../../domain/conversation/reply.ts';
import { replyNameOf } from '../../domain/conversation/reply-name.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import { asObject } from '../../domain/json.ts';
import { present } from '../../domain/present.ts';
import type { ButtonValue, FixpathData } from '../../domain/wire/wire.ts';
import { pathCards } from '../path-cards.ts';
import { fileOf } from './file-mark.ts';

/** Who looks at a log, and how files are shown to them. */
export type View = {
  /** The person whose token it is; undefined for the holder of the master key. */
  readonly person: string | undefined;
  /** It draws ways through settings itself, and needs no card of them. */
  readonly draws?: boolean;
  readonly bot: Author;
  readonly linkTo: (file: string) => string;
};

/** Kinds after which the bot waits for an answer. */
const asking: readonly ReplyKind[] = ['question', 'check', 'offer', 'greeting'];
/** Activities between bot and channel, which no client expects. */
const internal = new Set(['conversationUpdate', 'trace', 'invokeResponse', 'delay']);

/**
 * An entry as the activity that Direct Line clients are shown, or undefined where the person may not see it. A person's
 * own message comes back as they sent it, `channelData` included: by its `clientActivityID` the client knows it again.
 */
export function renderEntry(entry: Entry, view: View): JsonObject | undefined {
  const isShown = entry.seenBy.includes('person') && (entry.envelope !== undefined || !isErased(entry.body));
  const activity = isShown ? shown(entry, view) : undefined;
  return activity && { ...activity, channelData: placed(activity.channelData, entry.number) };
}

/**
 * The `channelData` that gives an activity its place. Web Chat sorts by this number, and without it by time: a reply
 * has the time of the message it answers, and would be moved before a message that came meanwhile.
 */
export function placed(channelData: Json | undefined, place: number): JsonObject {
  return { ...asObject(channelData), 'webchat:sequence-id': place };
}

function shown(entry: Entry, view: View): JsonObject | undefined {
  const frame = {
    id: entry.id,
    timestamp: new Date(entry.at).toISOString(),
    channelId: ownChannels.directLine,
    conversation: { id: entry.conversation },
    from: fromOf(entry, view.bot),
  };
  const { body } = entry;
  switch (body.kind) {
    case 'message': {
      const plain = { type: 'message', text: body.text, ...attached(body.files, view) };
      return { ...(sent(entry.envelope, view) ?? plain), ...frame };
    }
    case 'record':
      return undefined;
    case 'event':
      return { type: 'event', name: body.name, ...(body.value !== undefined && { value: body.value }), ...frame };
    case 'reply': {
      const answers = body.replyTo === undefined ? {} : { replyToId: body.replyTo };
      const given = sent(body.reply.envelope, view);
      if (given !== undefined) {
        return internal.has(String(given.type)) ? undefined : { ...given, ...frame, ...answers };
      }
      return { ...spoken(entry.id, body.reply, view), ...frame, ...answers };
    }
  }
}

function fromOf({ by, from }: Entry, bot: Author): JsonObject {
  if (by === 'person') return present({ id: from?.id ?? 'user', name: from?.name || undefined, role: 'user' });
  const author = by === 'agent' && from !== undefined ? from : bot;
  return present({ id: author.id, name: author.name || undefined, role: 'bot' });
}

function spoken(id: string, reply: Reply, view: View): JsonObject {
  return {
    type: 'message',
    text: reply.text,
    textFormat: reply.agent ? 'plain' : 'markdown',
    ...attached(reply.files, view, reply.agent || view.draws ? [] : pathCards(reply.text)),
    inputHint: asking.includes(reply.kind) ? 'expectingInput' : 'acceptingInput',
    channelData: { fixpath: replyNameOf(reply) } satisfies FixpathData,
    ...(reply.choices &&
      reply.choices.length > 0 && {
        suggestedActions: {
          to: view.person === undefined ? [] : [view.person],
          actions: reply.choices.map((choice) => button(id, choice)),
        },
      }),
  };
}

function attached(files: readonly SentFile[] = [], view: View, cards: readonly JsonObject[] = []): JsonObject {
  const links = files.map(({ id, name, type }) => ({ contentType: type, name, contentUrl: view.linkTo(id) }));
  return links.length + cards.length > 0 ? { attachments: [...links, ...cards] } : {};
}

function button(reply: string, { label, pick }: Choice): JsonObject {
  const value: ButtonValue = { fixpath: { reply, pick } };
  return { type: 'messageBack', title: label, text: label, displayText: label, value };
}

/** An envelope with its files' links put in; undefined if there is none. */
function sent(envelope: Json | undefined, view: View): JsonObject | undefined {
  const given = asObject(envelope);
  if (given === undefined) return undefined;
  const { serviceUrl: _, ...activity } = given;
  const { attachments } = activity;
  if (!Array.isArray(attachments) || attachments.length === 0) return activity;
  return { ...activity, attachments: attachments.map((attachment: Json) => linked(attachment, view)) };
}

function linked(attachment: Json, view: View): Json {
  const given = asObject(attachment);
  const file = fileOf(given?.contentUrl);
  return file === undefined ? attachment : { ...given, contentUrl: view.linkTo(file) };
}
