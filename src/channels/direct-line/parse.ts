import { createHash } from 'node:crypto';
import type { LooseFile } from '../../domain/conversation/file.ts';
import type { Tap } from '../../domain/conversation/input.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import { asObject } from '../../domain/json.ts';
import type { WireActivity, WireAttachment } from '../activity-shape.ts';
import { fileMark } from './file-mark.ts';

/** What an activity means to us. `ignored`: a type we do not use; it is acknowledged and nothing is stored. */
export type ParsedActivity =
  | { readonly type: 'message'; readonly text: string; readonly tap?: Tap; readonly files: readonly LooseFile[] }
  | { readonly type: 'event'; readonly name: string; readonly value?: Json }
  | { readonly type: 'ignored' }
  | { readonly type: 'refused'; readonly code: string; readonly why: string };

/** Reads what an activity means. `uploads` are the files that came beside it. */
export function parseActivity(activity: WireActivity, uploads: readonly LooseFile[]): ParsedActivity {
  switch (activity.type) {
    case 'message':
      return messageOf(activity, uploads);
    case 'event':
    case 'invoke': {
      const { name, value } = activity;
      if (name === undefined) {
        return { type: 'refused', code: 'MissingProperty', why: `An activity of type ${activity.type} needs a name.` };
      }
      return { type: 'event', name, ...(value !== undefined && { value }) };
    }
    default:
      return { type: 'ignored' };
  }
}

function messageOf(activity: WireActivity, uploads: readonly LooseFile[]): ParsedActivity {
  const { value, attachments = [] } = activity;
  const text = activity.text ?? (typeof value === 'string' ? value : '');
  const files: LooseFile[] = [];
  for (const [index, attachment] of attachments.entries()) {
    if (!isInline(attachment)) continue;
    const content = inlineContent(attachment.contentUrl ?? '');
    if (content === undefined) {
      const why = `attachments[${index}].contentUrl must begin with https:// or be a data: URL in base64; or upload it.`;
      return { type: 'refused', code: 'BadArgument', why };
    }
    files.push({ name: attachment.name ?? 'file', type: attachment.contentType, content });
  }
  const tap = tapOf(value);
  if (text.trim() === '' && tap === undefined && value === undefined && attachments.length + uploads.length === 0) {
    return { type: 'refused', code: 'EmptyMessage', why: 'The message is empty; give it a text, a value or a file.' };
  }
  return { type: 'message', text, ...(tap && { tap }), files: [...files, ...uploads] };
}

/** Which button was tapped, if `value` is one of ours. */
function tapOf(value: Json | undefined): Tap | undefined {
  const mark = field(value, 'fixpath');
  const reply = field(mark, 'reply');
  const pick = field(mark, 'pick');
  return typeof reply === 'string' && typeof pick === 'string' ? { reply, pick } : undefined;
}

/**
 * The key of an activity: its type and the page's stamped retry key, or the client's own id for it, or the activity's
 * id. Undefined without any: then a repetition cannot be told from a second message.
 */
export function keyOf({ type, id, channelData }: WireActivity): string | undefined {
  const stamped = field(field(channelData, 'fixpath'), 'retryKey') || field(channelData, 'clientActivityID') || id;
  if (typeof stamped !== 'string' || stamped === '') return undefined;
  // Whatever a client makes up, the key is short and plain.
  const plain = /^[\w.:|+/=-]{1,128}$/.test(stamped);
  return `${type}:${plain ? stamped : createHash('sha256').update(stamped).digest('base64url')}`;
}

/**
 * The activity as it is kept, to be shown again: without what only the server says, and with marks for the kept files in
 * the places where they were announced, `kept` being their ids in the order of `parseActivity`.
 */
export function envelopeOf(activity: WireActivity, uploads: readonly LooseFile[], kept: readonly string[]): JsonObject {
  const { id: _id, timestamp: _at, from: _from, conversation: _c, recipient: _r, serviceUrl: _s, ...rest } = activity;
  const { attachments = [] } = activity;
  if (attachments.length + uploads.length === 0) return rest;
  const inlineCount = attachments.filter(isInline).length;
  const inline = kept.slice(0, inlineCount);
  const uploaded = uploads.map((file, index) => ({ file, id: kept[inlineCount + index] ?? '' }));
  const shown = attachments.flatMap((attachment) => {
    if (isInline(attachment)) return [{ ...attachment, contentUrl: fileMark(inline.shift() ?? '') }];
    if (!isPlaceholder(attachment, uploads)) return [attachment];
    const at = uploaded.findIndex(({ file }) => file.name === attachment.name);
    return uploaded.splice(at, at < 0 ? 0 : 1).map((upload) => ({ ...attachment, ...attached(upload) }));
  });
  // Only JSON went in.
  return { ...rest, attachments: [...shown, ...uploaded.map(attached)] as unknown as Json };
}

function attached({ file, id }: { readonly file: LooseFile; readonly id: string }) {
  return { contentType: file.type, name: file.name, contentUrl: fileMark(id) };
}

/** Its content stands in the activity itself. */
function isInline({ contentUrl }: WireAttachment): boolean {
  return typeof contentUrl === 'string' && !/^https?:\/\//i.test(contentUrl);
}

/** The official client announces each upload by an attachment of the same name without content. */
function isPlaceholder({ name, contentUrl, content }: WireAttachment, uploads: readonly LooseFile[]): boolean {
  return (contentUrl ?? content ?? undefined) === undefined && uploads.some((file) => file.name === name);
}

function inlineContent(url: string): Uint8Array | undefined {
  const match = /^data:[^,]{0,200};base64,([A-Za-z0-9+/=\s]*)$/.exec(url);
  return match?.[1] === undefined ? undefined : Buffer.from(match[1], 'base64');
}

function field(value: Json | undefined, name: string): Json | undefined {
  return asObject(value)?.[name];
}
