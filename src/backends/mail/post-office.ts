import type { NodemailerError } from 'nodemailer';
import type { OutboxItem, SendResult } from '../../domain/conversation/turn.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Deadline } from '../../domain/ports/deadline.ts';
import { tryAgainAt } from '../../domain/try-again-at.ts';
import { htmlOf, type Letter, textOf } from './letter.ts';
import type { ReplyTokens } from './reply-token.ts';

export type PostParts = {
  readonly smtpUrl: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly clock: Clock;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  /** How long one mail may take. */
  readonly deadline?: Deadline;
  /** Where replies are read, and what marks them as belonging to a thread; undefined if nobody reads them. */
  readonly replies?: { readonly address: string; readonly tokenOf: ReplyTokens['tokenOf'] } | undefined;
};

/** A letter with whom it goes to. */
type Mail = {
  readonly letter: Letter;
  readonly to: readonly string[];
  readonly replyTo?: string;
  /** The handoff: mails of one stand together in a mail program. */
  readonly thread: string;
  /** The mail before it: one of ours by its item, or one that came. */
  readonly follows?: { readonly item: string } | { readonly messageId: string };
  readonly attachments?: readonly Attachment[];
  /** It goes to the person: what comes back of it, a reply or a bounce, is known by its thread. */
  readonly isPersons?: true;
  /** What is replied to it is asked for, where that is set up. */
  readonly awaitsReply?: true;
};

/** A file that goes with a mail. */
export type Attachment = { readonly name: string; readonly type: string; readonly content: Uint8Array };

/** How long one mail may take where nobody says otherwise, and any part of it in any case, ms. */
const longest = 15_000;

/** Posts the mail that an item stands for, once, and says how that ended. */
export type PostMail = (item: OutboxItem, mail: Mail) => Promise<SendResult>;

/** Errors by which a server turns down this one mail, and not the connection, the account or the moment. */
const aboutTheMail = new Set(['EENVELOPE', 'EMESSAGE']);

/**
 * Posts by SMTP. The Message-ID follows from the item, so that a mail posted again after an ambiguous end is
 * recognised as the same one.
 */
export function postOffice(parts: PostParts): PostMail {
  const { smtpUrl, from, clock, random, replies, deadline = () => AbortSignal.timeout(longest) } = parts;
  // Only a desk that sends mail loads what that takes: 20 MB.
  const transport = import('nodemailer').then(({ createTransport }) =>
    createTransport({
      url: smtpUrl,
      dnsTimeout: longest,
      connectionTimeout: longest,
      greetingTimeout: longest,
      socketTimeout: longest,
      disableFileAccess: true,
      disableUrlAccess: true,
    }),
  );
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const idOf = (name: string): string => `<${messageNameOf(name)}@${domain}>`;
  return async (item, { letter, to, replyTo, thread, follows, attachments = [], isPersons, awaitsReply }) => {
    const token = isPersons ? replies?.tokenOf(thread) : undefined;
    // The token stands in the thread's name as well, which replies carry whatever they are addressed to.
    const root = idOf(token ?? thread);
    const before = follows && ('item' in follows ? idOf(follows.item) : follows.messageId);
    const backTo = replyTo ?? (awaitsReply && replies && token && replyAddress(replies.address, token));
    try {
      const { response } = await (await transport).sendMail({
        // The library writes into the addresses it is given.
        from: { ...from },
        to: to.map((address) => ({ name: '', address })),
        ...(backTo !== undefined && { replyTo: { name: replyTo === undefined ? from.name : '', address: backTo } }),
        subject: oneLine(letter.subject),
        text: textOf(letter),
        html: htmlOf(letter),
        messageId: idOf(item.id),
        inReplyTo: before ?? root,
        references: before === undefined ? [root] : [root, before],
        attachments: attachments.map(({ name, type, content }) => ({
          filename: name,
          contentType: type,
          content: Buffer.from(content),
        })),
        // Whoever is away answers nothing by itself: RFC 3834, and Exchange's own word for it.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        signal: deadline(),
      });
      return { type: 'sent', receipt: response.slice(0, 200) };
    } catch (error) {
      const { code, responseCode, message } = error as Partial<NodemailerError>;
      const why = `${code ?? 'No answer'}: ${message ?? error}`.replace(/\s+/g, ' ').slice(0, 300);
      const isRefused = aboutTheMail.has(code ?? '') && (responseCode === undefined || responseCode >= 500);
      return isRefused ? { type: 'refused', why } : { type: 'again', at: tryAgainAt(item, clock(), random), why };
    }
  };
}

/** What stands before the `@` of the Message-ID of the mail that an item, or a thread, stands for. */
export function messageNameOf(name: string): string {
  return name.replace(/[^\w.-]+/g, '-');
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

/** The longest that stands before the @ of an address (RFC 5321). */
const longestLocalPart = 64;

/** An address with a token behind a plus, which leads to the same mailbox; without it where there is no room. */
function replyAddress(address: string, token: string): string {
  const at = address.lastIndexOf('@');
  const local = `${address.slice(0, at)}+${token}`;
  return local.length > longestLocalPart ? address : `${local}${address.slice(at)}`;
}
