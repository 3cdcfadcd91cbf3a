import EmailReplyParser from 'email-reply-parser';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import type { LooseFile } from '../../../domain/conversation/file.ts';
import { present } from '../../../domain/present.ts';
import { cutText } from '../../../domain/text/cut-text.ts';
import { wordsInMarkup } from '../../../domain/text/words-in-markup.ts';
import { uploadLimit } from '../../../domain/wire/wire.ts';
import { type Bounce, bounceIn, bounceInLetter, isReport } from './bounce-in.ts';

/** A mail that came in, as far as it matters to a conversation. */
export type IncomingMail = {
  readonly messageId?: string;
  readonly from: { readonly name: string; readonly address: string };
  /** Whom it is for and what it answers: where a token of ours stands, if it has one. */
  readonly addressed: string;
  /** No person wrote it just now: a vacation's answer, a bounce, a list, a mail of our own that came back. */
  readonly isAutomatic: boolean;
  /** A mail of ours came back. */
  readonly bounce?: Bounce;
  /** What its writer wrote, without what they quote and their signature. */
  readonly text: string;
  readonly files: readonly LooseFile[];
  /** Files for which a message has no room. */
  readonly leftOut: readonly { readonly name: string; readonly type: string }[];
};

/** What is looked at of a text, and kept of it, in UTF-16 units: a long thread quotes itself many times. */
const longestRead = 100_000;
const longestKept = 10_000;

/** A picture inside the words that is smaller than this is a signature's, bytes. */
const smallPicture = 20_000;

const mostFiles = 10;

/** What is looked at of a part of a report, bytes: what came back whole may be large. */
const longestReport = 20_000;

/** A Message-ID that may stand in a header of ours. */
const plainId = /^<[^<>\s]{1,250}>$/;

/**
 * Reads a mail in the form of RFC 5322. Throws what the library throws if it is none, or is nested without end.
 *
 * @param above the lines above which our mails ask to write, in all of the desk's languages
 */
export async function readMail(raw: Uint8Array, above: readonly string[]): Promise<IncomingMail> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' });
  const { from, messageId } = mail;
  const { files, leftOut } = filesOf(mail.attachments);
  return present({
    messageId: messageId !== undefined && plainId.test(messageId) ? messageId : undefined,
    from: { name: from?.name ?? '', address: from?.address?.toLowerCase() ?? '' },
    addressed: headersOf(mail, addressing).join(' '),
    isAutomatic: isAutomatic(mail),
    text: cutText(wordsOf(mail, above), { most: longestKept }),
    files,
    leftOut,
    bounce: bounceOf(mail, raw),
  });
}

function bounceOf(mail: Email, raw: Uint8Array): Bounce | undefined {
  const parts = mail.attachments.map(textPart);
  if (isReport(parts)) return bounceIn(parts);
  return isServers(mail) ? bounceInLetter(new TextDecoder().decode(raw.subarray(0, longestReport))) : undefined;
}

/** Whether a mail server writes for itself: nobody is to be answered. */
function isServers(mail: Email): boolean {
  return (
    headersOf(mail, ['return-path']).some((path) => /^\s*<\s*>/.test(path)) ||
    headersOf(mail, ['x-failed-recipients']).length > 0 ||
    /^(?:mailer-daemon|postmaster)@|^$/i.test(mail.from?.address ?? '')
  );
}

function textPart({ mimeType: type, content }: Attachment) {
  const bytes = typeof content === 'string' ? content : new Uint8Array(content).subarray(0, longestReport);
  return { type, text: typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes) };
}

const addressing = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'references', 'in-reply-to'];

function headersOf({ headers }: Email, names: readonly string[]): readonly string[] {
  return headers.filter(({ key }) => names.includes(key)).map(({ value }) => value);
}

/** By RFC 3834, and by what was usual before and beside it. */
function isAutomatic(mail: Email): boolean {
  const says = (name: string, pattern: RegExp): boolean => headersOf(mail, [name]).some((value) => pattern.test(value));
  return (
    says('auto-submitted', /^\s*(?!no\b)/i) ||
    says('precedence', /bulk|junk|list|auto_reply/i) ||
    says('content-type', /^\s*multipart\/report/i) ||
    headersOf(mail, ['x-autoreply', 'x-autorespond', 'list-id']).length > 0 ||
    isServers(mail)
  );
}

function wordsOf({ text, html }: Email, above: readonly string[]): string {
  const written = (text?.trim() ? text : wordsInMarkup(withoutQuotes(html ?? ''), true)).slice(0, longestRead);
  const lines = written.split(/\r?\n/);
  const asked = lines.findIndex((line) => above.some((each) => line.includes(each)));
  const own = asked < 0 ? written : lines.slice(0, asked).join('\n');
  return new EmailReplyParser().read(own).getVisibleText().trim();
}

/** Markup up to where mail programs begin to quote. */
function withoutQuotes(html: string): string {
  const at = html.search(
    /<blockquote|<div[^>]{0,300}(?:class|id)\s*=\s*["']?(?:gmail_quote|divRplyFwdMsg|appendonsend)/i,
  );
  return (at < 0 ? html : html.slice(0, at)).replace(/<(style|script|title)\b[\s\S]*?(?:<\/\1>|$)/gi, ' ');
}

function filesOf(attachments: readonly Attachment[]): Pick<IncomingMail, 'files' | 'leftOut'> {
  const files: LooseFile[] = [];
  const leftOut: { name: string; type: string }[] = [];
  let bytes = 0;
  for (const { filename, mimeType: type, content: given, related } of attachments) {
    const content = typeof given === 'string' ? new TextEncoder().encode(given) : new Uint8Array(given);
    if (related && content.byteLength < smallPicture) continue;
    const name = filename?.trim() || type;
    bytes += content.byteLength;
    if (bytes > uploadLimit || files.length >= mostFiles) leftOut.push({ name, type });
    else files.push({ name, type, content });
  }
  return { files, leftOut };
}
