import { createHmac, timingSafeEqual } from 'node:crypto';
import { hour } from '../../domain/time.ts';

/**
 * Signs a link to a file. It holds for a day and a little more; asked for again within the hour it is the same, so that
 * a browser finds the picture in its cache. `reader`: whom it is for, as the link says.
 */
export function signFile(key: string, id: string, now: number, reader = ''): string {
  const until = (Math.floor(now / hour) + 25) * hour;
  const stamp = until.toString(36);
  return `${stamp}.${mark(key, id, stamp, reader).toString('base64url')}`;
}

/** Whether the signature is ours, for this file and this reader, and still valid. */
export function fileSignatureHolds(key: string, id: string, signature: string, now: number, reader: string): boolean {
  const [stamp = '', given = ''] = signature.split('.');
  const wanted = mark(key, id, stamp, reader);
  const got = Buffer.from(given, 'base64url');
  return got.length === wanted.length && timingSafeEqual(got, wanted) && Number.parseInt(stamp, 36) > now;
}

function mark(key: string, id: string, stamp: string, reader: string): Buffer {
  const marked = ['file', id, stamp, ...(reader === '' ? [] : [reader])].join(':');
  return createHmac('sha256', key).update(marked).digest().subarray(0, 18);
}

/** The id of a file that its sender may send again: the same for the same mark, and nobody's to guess. */
export function markedId(key: string, conversation: string, sent: string): string {
  const stamp = JSON.stringify([conversation, sent]);
  return createHmac('sha256', key).update(`file-id:${stamp}`).digest('hex').slice(0, 32);
}
