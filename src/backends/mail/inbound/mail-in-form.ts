import { createHash } from 'node:crypto';
import { asObject } from '../../../domain/json.ts';

/** Fields in which providers send a mail as it came: SendGrid's and Mailgun's. */
const wholeMail = ['email', 'body-mime'];

/** Headers that tell how a body is written. It is written anew. */
const aboutBody = /^(?:content-[\w-]+|mime-version):/i;

/**
 * The mail in a form of a mail provider, in the form of RFC 5322: as it came, where a field holds it, or put together of the
 * fields in which SendGrid's Inbound Parse and Mailgun's routes tell its headers, words and files. Undefined if no field is
 * known. The same form gives the same mail.
 */
export async function mailInForm(form: FormData): Promise<Uint8Array | undefined> {
  for (const name of wholeMail) {
    const whole = form.get(name);
    if (whole !== null) return typeof whole === 'string' ? new TextEncoder().encode(whole) : whole.bytes();
  }
  const field = (...names: readonly string[]): string | undefined => {
    const given = names.map((name) => form.get(name)).find((each) => typeof each === 'string' && each.trim() !== '');
    return typeof given === 'string' ? given : undefined;
  };
  const text = field('text', 'body-plain');
  const html = field('html', 'body-html');
  const headers = headersIn(field('headers'), field('message-headers')) ?? plainHeaders(field);
  if (headers === undefined) return undefined;
  const receivers = [field('recipient'), ...receiversIn(field('envelope'))].filter((each) => each !== undefined);
  const files = [...form.values()].filter((each) => typeof each !== 'string');
  const parts = [
    ...(text === undefined ? [] : [part('text/plain; charset=utf-8', Buffer.from(text))]),
    ...(text !== undefined || html === undefined ? [] : [part('text/html; charset=utf-8', Buffer.from(html))]),
    ...(await Promise.all(files.map(async (file) => part(file.type, Buffer.from(await file.bytes()), file.name)))),
  ];
  const boundary = createHash('sha256').update(parts.join()).digest('hex');
  const lines = [
    ...headers,
    ...receivers.map((receiver) => `delivered-to: ${oneLine(receiver)}`),
    'mime-version: 1.0',
    `content-type: multipart/mixed; boundary="${boundary}"`,
    '',
    ...parts.map((each) => `--${boundary}\r\n${each}`),
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

/** The mail's own headers, a line each: as a block, or as pairs in JSON. */
function headersIn(block: string | undefined, pairs: string | undefined): readonly string[] | undefined {
  if (block !== undefined)
    return block
      .trim()
      .replace(/\r?\n[ \t]+/g, ' ')
      .split(/\r?\n/)
      .filter((line) => line !== '' && !aboutBody.test(line));
  const given = pairs === undefined ? undefined : parsed(pairs);
  if (!Array.isArray(given)) return undefined;
  return given
    .filter((pair): pair is [string, string] => Array.isArray(pair) && pair.every((each) => typeof each === 'string'))
    .map(([name, value]) => `${oneLine(name)}: ${oneLine(value)}`)
    .filter((line) => !aboutBody.test(line));
}

/** From whom, for whom and what about, where no more is told. */
function plainHeaders(field: (...names: readonly string[]) => string | undefined): readonly string[] | undefined {
  const [from, to] = [field('from', 'sender'), field('to')];
  if (from === undefined) return undefined;
  return [`From: ${oneLine(from)}`, ...(to === undefined ? [] : [`To: ${oneLine(to)}`])];
}

/** Whom a mail was handed over for, as SendGrid tells it: `{"to": ["…"], "from": "…"}`. */
function receiversIn(envelope: string | undefined): readonly string[] {
  const to = envelope === undefined ? undefined : asObject(parsed(envelope))?.to;
  return Array.isArray(to) ? to.filter((each) => typeof each === 'string') : [];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function part(type: string, content: Buffer, name?: string): string {
  const file =
    name === undefined ? '' : `\r\ncontent-disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}`;
  const lines = content.toString('base64').replace(/.{76}/g, '$&\r\n');
  return `content-type: ${oneLine(type || 'application/octet-stream')}\r\ncontent-transfer-encoding: base64${file}\r\n\r\n${lines}`;
}

/** What stands in a header must not begin another one. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
