import type { LooseFile } from '../../domain/conversation/file.ts';
import { asObject } from '../../domain/json.ts';
import { formIn } from '../../domain/wire/form-in.ts';
import { type ReadActivity, readActivity, type WireActivity } from '../activity-shape.ts';

/** A message with the files beside it, or why it is turned down. */
export type ReadUpload =
  | (ReadActivity & { readonly type: 'read' } & { readonly files: readonly LooseFile[] })
  | (ReadActivity & { readonly type: 'refused' });

const mostFiles = 10;

/**
 * Reads a multipart body, which must already be bounded: a part `activity`, or an empty message if it is missing, and
 * one part for each file.
 */
export async function readUpload(body: Uint8Array, contentType: string | undefined): Promise<ReadUpload> {
  const isUpload = /^multipart\/form-data\b/i.test(contentType ?? '');
  const form = isUpload ? await formIn(body, contentType) : undefined;
  if (form === undefined) {
    return { type: 'refused', code: 'BadSyntax', why: 'The body is not multipart/form-data; send it as a form does.' };
  }
  const files: LooseFile[] = [];
  let activity: ReadActivity = { type: 'read', activity: { type: 'message' } };
  for (const [name, part] of form) {
    if (name === 'activity') {
      activity = readActivity(typeof part === 'string' ? new TextEncoder().encode(part) : await part.bytes());
    } else if (typeof part !== 'string') {
      files.push({ name: part.name, type: part.type || 'application/octet-stream', content: await part.bytes() });
    }
  }
  if (files.length > mostFiles) {
    return { type: 'refused', code: 'BadArgument', why: `At most ${mostFiles} files go with one message.` };
  }
  if (activity.type === 'refused') return activity;
  if (activity.activity.type !== 'message') {
    return { type: 'refused', code: 'BadArgument', why: 'The part "activity" must be of type message.' };
  }
  return { ...activity, files: inAnnouncedOrder(files, activity.activity) };
}

/**
 * Files in the order in which their activity announces them. The official client sends them as they come from the disk,
 * and tells names and sizes in the order of the attachments; two of one name are told apart by their sizes.
 */
function inAnnouncedOrder(files: readonly LooseFile[], activity: WireActivity): readonly LooseFile[] {
  const sizes = asObject(activity.channelData)?.attachmentSizes;
  const left = [...files];
  const announced = (activity.attachments ?? []).flatMap(({ name }, index) => {
    const size = Array.isArray(sizes) ? sizes[index] : undefined;
    const exact = left.findIndex((file) => file.name === name && file.content.byteLength === size);
    const at = exact >= 0 ? exact : left.findIndex((file) => file.name === name);
    return at < 0 ? [] : left.splice(at, 1);
  });
  return [...announced, ...left];
}
