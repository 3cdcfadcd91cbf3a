import { fileAnswerEvent } from '../../domain/conversation/file.ts';
import type { InputBody, NewInput, ReplyVia, Tap } from '../../domain/conversation/input.ts';
import { asObject, type JsonObject } from '../../domain/json.ts';
import { present } from '../../domain/present.ts';
import type { WireActivity } from '../activity-shape.ts';
import { type Address, addressOf, isGroup } from './address.ts';
import { bounded, channelOf, conversationKey } from './conversation-key.ts';
import { filesIn } from './files-in.ts';
import { mentionsBot } from './mentions.ts';
import { spokenText } from './spoken-text.ts';

/**
 * What an activity is to us. An input says what its response carries: nothing, the replies, what the turn answers to
 * the invoke, or only that a card's button was heard.
 */
export type ParsedInput =
  | {
      readonly type: 'input';
      readonly input: Omit<NewInput, 'id' | 'at'>;
      readonly address: Address;
      readonly response: 'nothing' | 'replies' | 'invoke' | 'heard';
    }
  /** The person is writing: nothing to keep, but an agent may see it. */
  | { readonly type: 'typing'; readonly conversation: string }
  | { readonly type: 'ignored' }
  | { readonly type: 'refused'; readonly why: string };

type MeantInput = {
  readonly key: string;
  readonly by: NewInput['by'];
  readonly body: InputBody;
  readonly response?: 'nothing' | 'invoke' | 'heard';
};

/**
 * Reads an activity of a Bot Framework channel into an input. `newId` stands in for the id of an activity that has
 * none: such a one cannot be recognised when it is delivered again.
 */
export function parseInput(activity: WireActivity, newId: () => string): ParsedInput {
  const address = addressOf(activity);
  if (!address) return { type: 'refused', why: 'An activity needs serviceUrl, channelId and conversation.id.' };
  if (!/^[\w.-]{1,64}$/.test(address.channelId)) return { type: 'refused', why: 'channelId is no name of a channel.' };
  if (activity.type === 'typing' && activity.from?.role !== 'bot')
    return { type: 'typing', conversation: keyOf(address) };
  const meant = meantBy(activity, isGroup(address), newId);
  if (meant === undefined) return { type: 'ignored' };
  if (typeof meant === 'string') return { type: 'refused', why: meant };
  const { deliveryMode, ...envelope } = activity;
  const response = meant.response ?? (deliveryMode === 'expectReplies' ? 'replies' : 'nothing');
  const answerBy: ReplyVia = response === 'replies' || response === 'invoke' ? 'response' : 'send';
  return {
    type: 'input',
    response,
    address,
    input: present({
      conversation: keyOf(address),
      key: meant.key,
      by: meant.by,
      ...authorOf(address),
      body: meant.body,
      answerBy,
      channel: channelOf(address.channelId),
      group: isGroup(address),
      locale: address.locale,
      // An address is made of plain JSON members.
      address: address as JsonObject,
      envelope: envelope as JsonObject,
    }),
  };
}

function keyOf({ channelId, conversation }: Address): string {
  return conversationKey(channelId, conversation.id);
}

/** `undefined`: nothing to us. A text: what is wrong with it. */
function meantBy(activity: WireActivity, group: boolean, newId: () => string): MeantInput | string | undefined {
  const { type } = activity;
  const key = `${type}:${activity.id ? bounded(activity.id) : `~${newId()}`}`;
  switch (type) {
    case 'message':
      return messageIn(activity, group, key);
    case 'conversationUpdate':
      return greets(activity, group) ? greetingOf(activity) : leftIn(activity, group, key);
    case 'installationUpdate':
      if (activity.action?.startsWith('remove')) return leaving(key);
      return activity.action?.startsWith('add') ? greetingOf(activity) : undefined;
    case 'invoke':
      return invokeIn(activity, key);
    case 'event':
      return { key, by: 'channel', body: eventIn(activity, activity.name ?? '') };
    case 'messageUpdate':
    case 'messageDelete':
      return changeIn(activity, group, key);
    default:
      return undefined;
  }
}

/**
 * Somebody has come: one input, however often it is told. Where the bot itself was added in Teams it may have been removed
 * before, so that each time counts, and the desk greets once.
 */
function greetingOf(activity: WireActivity): MeantInput {
  const isAdded = activity.channelId === 'msteams' && (activity.type === 'installationUpdate' || addsBot(activity));
  const key = isAdded && activity.id ? `greeting:${bounded(activity.id)}` : 'greeting';
  return { key, by: 'channel', body: { type: 'greeting' } };
}

function leaving(key: string, who?: string): MeantInput {
  return { key, by: 'channel', body: present({ type: 'left', who }) };
}

/** The bot was removed, or in a group somebody has left. */
function leftIn({ membersRemoved = [], recipient }: WireActivity, group: boolean, key: string): MeantInput | undefined {
  const left = membersRemoved.flatMap(({ id }) => (id === undefined ? [] : [id]));
  if (left.length === 0) return undefined;
  if (!group || (recipient?.id !== undefined && left.includes(recipient.id))) return leaving(key);
  return leaving(key, left[0]);
}

/** A message that its author has edited or deleted; in a group, an edit that speaks to the bot. */
function changeIn(activity: WireActivity, group: boolean, key: string): MeantInput | undefined {
  if (!activity.from?.id || activity.from.role === 'bot') return undefined;
  // The message keeps its id, so the time of the change tells one from the next.
  const at = typeof activity.timestamp === 'string' ? activity.timestamp : '';
  const change = { key: `${key}:${at}`, by: 'person' } as const;
  if (activity.type === 'messageDelete') return { ...change, body: { type: 'message-changed', change: 'deleted' } };
  if (group && !mentionsBot(activity)) return undefined;
  return { ...change, body: { type: 'message-changed', change: 'edited', text: spokenText(activity).text } };
}

function messageIn(activity: WireActivity, group: boolean, key: string): MeantInput | string | undefined {
  if (!activity.from?.id) return 'A message needs from.id.';
  if (activity.from.role === 'bot') return undefined;
  const tap = readTap(activity.value);
  if (group && !tap && !mentionsBot(activity)) return undefined;
  const { text: said, quote } = spokenText(activity);
  const text = said || (tap ? (labelIn(activity.value) ?? '') : '');
  const missing = filesIn(activity).map(({ source: _, ...told }) => told);
  const isCall = mentionsBot(activity) && !tap && missing.length === 0 && /^[\s.,:;!-]*$/.test(text);
  return {
    key,
    by: 'person',
    body: present({
      type: 'message',
      text: isCall ? '' : text,
      tap,
      quote,
      missing: missing.length > 0 ? missing : undefined,
      called: isCall ? true : undefined,
    }),
  };
}

/** Somebody joined: in a chat of two, whoever it was; in a group only the bot itself. */
function greets(activity: WireActivity, group: boolean): boolean {
  if (!activity.membersAdded?.length) return false;
  return !group || addsBot(activity);
}

function addsBot({ membersAdded = [], recipient }: WireActivity): boolean {
  return membersAdded.some(({ id }) => id !== undefined && id === recipient?.id);
}

function invokeIn(activity: WireActivity, key: string): MeantInput {
  if (activity.name === 'adaptiveCard/action' && activity.from?.id) {
    const data = cardData(activity.value);
    const tap = readTap(data);
    if (tap) {
      const text = labelIn(data) ?? '';
      return { key, by: 'person', body: { type: 'message', text, tap }, response: 'heard' };
    }
  }
  const answer = activity.name === 'fileConsent/invoke' ? fileAnswerIn(activity.value) : undefined;
  if (answer)
    return { key, by: 'channel', body: { type: 'event', name: fileAnswerEvent, value: answer }, response: 'nothing' };
  return { key, by: 'channel', body: eventIn(activity, activity.name ?? 'invoke'), response: 'invoke' };
}

/** What somebody answered when Teams asked whether they take a file of ours; undefined if it is none of ours. */
function fileAnswerIn(value: unknown): JsonObject | undefined {
  const { action, context, uploadInfo } = asObject(value) ?? {};
  const { reply, file, name } = asObject(member(context, 'fixpath')) ?? {};
  if (!isShort(reply) || !isShort(file) || !isShort(name)) return undefined;
  if (action === 'decline') return { reply, file, name };
  const { uploadUrl } = asObject(uploadInfo) ?? {};
  if (action !== 'accept' || typeof uploadUrl !== 'string') return undefined;
  // An activity is plain JSON all through.
  return { reply, file, name, uploadTo: uploadInfo as JsonObject };
}

function cardData(value: unknown): unknown {
  const { action } = (value ?? {}) as { action?: { data?: unknown } | null };
  return action?.data;
}

function eventIn({ value }: WireActivity, name: string): InputBody {
  return { type: 'event', name, ...(value !== undefined && { value }) };
}

function authorOf({ user }: Address): Pick<NewInput, 'from'> {
  return user ? { from: present({ id: user.id, name: user.name }) } : {};
}

/** The tapped button in an activity's `value` (or in an Adaptive Card's data), as our buttons carry it. */
function readTap(value: unknown): Tap | undefined {
  const fixpath = member(value, 'fixpath');
  const reply = member(fixpath, 'reply');
  const pick = member(fixpath, 'pick');
  return isShort(reply) && isShort(pick) ? { reply, pick } : undefined;
}

/** The label of a button tapped where the channel sends a card's data as it is, and no text. */
function labelIn(value: unknown): string | undefined {
  const text = member(member(value, 'msteams'), 'text') ?? member(value, 'label');
  return typeof text === 'string' ? text : undefined;
}

function member(value: unknown, name: string): unknown {
  return asObject(value)?.[name];
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 200;
}
