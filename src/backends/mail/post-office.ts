import type { NodemailerError } from 'nodemailer';
import type { OutboxItem, SendResult } from '../../domain/conversation/turn.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Deadline } from '../../domain/ports/deadline.ts';
import { tryAgainAt } from '../../domain/try-again-at.ts';
import { htmlOf, type Letter, textOf } from './letter.ts';

export type PostParts = {
  readonly smtpUrl: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly clock: Clock;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  /** How long one mail may take. */
  readonly deadline?: Deadline;
};

/** A letter with whom it goes to. */
type Mail = {
  readonly letter: Letter;
  readonly to: readonly string[];
  readonly replyTo?: string;
  /** Mails of one thread stand together in a mail program. */
  readonly thread: string;
};

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
  const { smtpUrl, from, clock, random, deadline = () => AbortSignal.timeout(longest) } = parts;
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
  const idOf = (name: string): string => `<${name.replace(/[^\w.-]+/g, '-')}@${domain}>`;
  return async (item, { letter, to, replyTo, thread }) => {
    try {
      const { response } = await (await transport).sendMail({
        // The library writes into the addresses it is given.
        from: { ...from },
        to: to.map((address) => ({ name: '', address })),
        ...(replyTo !== undefined && { replyTo: { name: '', address: replyTo } }),
        subject: oneLine(letter.subject),
        text: textOf(letter),
        html: htmlOf(letter),
        messageId: idOf(item.id),
        references: [idOf(thread)],
        headers: { 'Auto-Submitted': 'auto-generated' },
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

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
