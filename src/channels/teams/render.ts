import type { Entry } from '../../domain/conversation/entry.ts';
import { isShownInTeams } from '../../domain/conversation/file.ts';
import type { SentFile } from '../../domain/conversation/input.ts';
import type { Reply } from '../../domain/conversation/reply.ts';
import { replyNameOf } from '../../domain/conversation/reply-name.ts';
import { asObject, type Json, type JsonObject } from '../../domain/json.ts';
import { present } from '../../domain/present.ts';
import { cutText } from '../../domain/text/cut-text.ts';
import type { ButtonValue, FixpathData } from '../../domain/wire/wire.ts';
import { pathCards } from '../path-cards.ts';
import type { Address, AddressAccount } from './address.ts';
import { isGroup } from './address.ts';
import { cardOf } from './card.ts';
import { allowedLoopback } from './connection/allowed-service.ts';

/** Far below the 100 KB that Teams takes, whatever the script and with the text in a card and in its summary. */
const longestText = 16_000;

/** Channels whose clients show an Adaptive Card beside a text; others would make a picture or nothing of it. */
const drawing = new Set(['webchat', 'directline', 'emulator']);

/** What a notification shows of a card. */
const longestSummary = 200;

/** An activity as it leaves for a channel. */
export type Outgoing = JsonObject & { readonly type: string; readonly channelId: string };

/** Where anybody who is given the link can fetch a file for a while. */
export type LinkToFile = (file: string) => string;

/**
 * An entry of the log as the activity its channel shows; undefined if there is nothing in it to show.
 * A reply that carries a whole activity is sent as that one. Files go by `linkTo`; without it they are only named.
 */
export function renderActivity(entry: Entry, address: Address, linkTo?: LinkToFile): Outgoing | undefined {
  const { body } = entry;
  switch (body.kind) {
    case 'reply':
      return {
        ...activityFrame(address),
        ...(body.reply.envelope === undefined
          ? said(entry.id, body.reply, address, linkTo)
          : given(body.reply.envelope)),
      };
    case 'message':
      return {
        ...activityFrame(address),
        text: cutText(body.text, { most: longestText, at: 'sentence' }),
        textFormat: 'plain',
      };
    case 'record':
    case 'event':
      return undefined;
  }
}

/** The card of a reply once nothing of it can be tapped any more; an agent's words once what was asked of their file is answered. */
export function renderAnswered({ id, body }: Entry, address: Address): Outgoing {
  if (body.kind !== 'reply') return activityFrame(address);
  const { choices: _, handOver: __, ...reply } = body.reply;
  if (reply.agent) return { ...activityFrame(address), ...said(id, reply, address, undefined) };
  const text = cutText(reply.text, { most: longestText, at: 'sentence' });
  return { ...activityFrame(address), ...onCard(id, { ...reply, text }, address), inputHint: 'acceptingInput' };
}

/** Who speaks to whom, and where; a typing notice has nothing more. */
export function activityFrame(
  { channelId, serviceUrl, conversation, bot, user, locale }: Address,
  type = 'message',
): Outgoing {
  return present({
    type,
    channelId,
    serviceUrl,
    conversation,
    from: { ...named(bot), role: 'bot' },
    recipient: user && named(user),
    locale,
  });
}

function said(id: string, reply: Reply, address: Address, linkTo: LinkToFile | undefined): JsonObject {
  const text = cutText(reply.text, { most: longestText, at: 'sentence' });
  const choices = reply.choices ?? [];
  const channelData: FixpathData = { fixpath: replyNameOf(reply) };
  const plain = { textFormat: 'plain', inputHint: 'acceptingInput', channelData };
  if (reply.agent) return { ...saidByAgent(id, { ...reply, text }, address, linkTo), ...plain };
  if (reply.fileAnswer) return { text, ...plain, ...takenFile(reply.fileAnswer.uploadTo) };
  const cards = drawing.has(address.channelId) ? pathCards(text) : [];
  const spoken = { text, textFormat: 'markdown', ...(cards.length > 0 && { attachments: cards }), channelData };
  if (choices.length === 0) return { ...spoken, inputHint: 'acceptingInput' };
  // Teams' suggested actions send back their words alone (imBack): an old one could not be told from a new one.
  if (address.channelId === 'msteams') return onCard(id, { ...reply, text }, address);
  const actions = choices.map(({ label, pick }): JsonObject => {
    const value: ButtonValue = { fixpath: { reply: id, pick } };
    return { type: 'messageBack', title: label, text: label, displayText: label, value };
  });
  const to = address.user && !isGroup(address) ? [address.user.id] : [];
  return { ...spoken, inputHint: 'expectingInput', suggestedActions: { to, actions } };
}

/** All of a channel's words come from the bot's account: whose they are is said in front. */
function saidByAgent(
  id: string,
  { agent, text, files = [], handOver }: Reply,
  { channelId }: Address,
  linkTo: LinkToFile | undefined,
): JsonObject {
  const isShown = (file: SentFile): boolean => channelId !== 'msteams' || isShownInTeams(file);
  const names = files.map(({ name }) => name).join(', ');
  const linked = linkTo && handOver?.way === 'linked' ? files.filter((file) => !isShown(file)) : [];
  const links = linked.map((file) => `${file.name}: ${linkTo?.(file.id)}`);
  const words = [text || names, ...links, ...(links.length > 0 ? [handOver?.words] : [])];
  const attachments = files.flatMap((file): readonly JsonObject[] => {
    const { id: key, name, type } = file;
    if (isShown(file)) return linkTo ? [{ contentType: type, contentUrl: linkTo(key), name }] : [];
    return handOver?.way === 'asked' ? [consentCard(id, file, handOver.words)] : [];
  });
  return {
    text: `${agent?.name ?? agent?.id}: ${words.join('\n')}`,
    ...(attachments.length > 0 && { attachments }),
  };
}

/** By which Teams asks somebody in a chat of two whether they take a file; what they answer comes as `fileConsent/invoke`. */
function consentCard(reply: string, { id, name, bytes }: SentFile, description: string): JsonObject {
  const context = { fixpath: { reply, file: id, name } };
  return {
    contentType: 'application/vnd.microsoft.teams.card.file.consent',
    name,
    content: { description, sizeInBytes: bytes, acceptContext: context, declineContext: context },
  };
}

/** A file that lies in the person's OneDrive, as Teams shows it; nothing if they did not take it. */
function takenFile(uploadTo: Json | undefined): JsonObject {
  const { contentUrl, name, uniqueId, fileType } = asObject(uploadTo) ?? {};
  if (contentUrl === undefined) return {};
  const contentType = 'application/vnd.microsoft.teams.card.file.info';
  return { attachments: [present({ contentType, contentUrl, name, content: present({ uniqueId, fileType }) })] };
}

/** Whether that is the Agents Playground, on this machine: it swallows a tap whose data has a part for Teams. */
function isPlayground(serviceUrl: string): boolean {
  return allowedLoopback(serviceUrl) && URL.parse(serviceUrl)?.pathname === '/_connector';
}

function onCard(id: string, reply: Reply, { serviceUrl }: Address): JsonObject {
  const channelData: FixpathData = { fixpath: replyNameOf(reply) };
  return {
    summary: cutText(plainWords(reply.text), { most: longestSummary, at: 'sentence' }),
    inputHint: 'expectingInput',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: cardOf(reply, id, isPlayground(serviceUrl)),
      },
    ],
    channelData,
  };
}

function given(envelope: Json): JsonObject {
  if (typeof envelope !== 'object' || envelope === null || Array.isArray(envelope)) return {};
  // Where it goes is the address's to say, whatever the bot wrote.
  const { id, conversation, serviceUrl, channelId, from, recipient, deliveryMode, ...own } = envelope as JsonObject;
  return own;
}

function named({ id, name, aadObjectId }: AddressAccount): JsonObject {
  return present({ id, name: name ?? id, aadObjectId });
}

function plainWords(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]{0,500})\]\([^)]{0,2000}\)/g, '$1')
    .replace(/[*`#]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
