import type { MailboxSettings } from '../backends/mail/inbound/watch-mailbox.ts';
import { isLoopback } from './loopback.ts';
import type { SettingsReader } from './settings-reader.ts';

/** How mail is sent, and who gets tickets by mail. */
export type MailSettings = {
  /** `smtp:` or `smtps:`, with user and password where the server wants them. */
  readonly smtpUrl: string;
  readonly from: { readonly name: string; readonly address: string };
  /** If empty, only people who left an address get mail. */
  readonly ticketsTo: readonly string[];
  /** How replies come back; undefined if nobody reads them here. */
  readonly inbound: InboundMailSettings | undefined;
};

/** Where replies go, and how they get from there into conversations: by one of the two ways, or both. */
type InboundMailSettings = {
  /** A mailbox that takes what is written behind a plus as well. */
  readonly address: string;
  /** What whoever brings mails to `/mail/inbound` must know. */
  readonly secret: string | undefined;
  readonly mailbox: MailboxSettings | undefined;
};

/** A plain mail address, without a name. */
const mailAddress = /^[^\s<>"',;:()[\]@]+@[^\s<>"',;:()[\]@]+$/;

/** Reads how mail is sent; undefined if it is not. */
export function mailSettings(reading: SettingsReader): MailSettings | undefined {
  const { text, list, fault } = reading;
  const smtpUrl = text('SMTP_URL');
  const from = text('MAIL_FROM');
  const ticketsTo = list('TICKET_MAIL_TO') ?? [];
  for (const wrong of ticketsTo.filter((each) => !mailAddress.test(each)))
    fault('TICKET_MAIL_TO', `holds "${wrong}".`, 'Write mail addresses alone, such as desk@example.org.');
  if (smtpUrl === undefined) {
    for (const [name, value] of [
      ['MAIL_FROM', from],
      ['TICKET_MAIL_TO', ticketsTo[0]],
      ['MAIL_REPLY_TO', text('MAIL_REPLY_TO')],
      ['MAIL_INBOUND_SECRET', text('MAIL_INBOUND_SECRET')],
      ['IMAP_URL', text('IMAP_URL')],
    ] as const)
      if (value !== undefined) fault(name, 'is set without SMTP_URL.', 'Set SMTP_URL as well, or leave it out.');
    return undefined;
  }
  // The address is not repeated: it may hold a password.
  if (!URL.canParse(smtpUrl) || !/^smtps?:$/.test(new URL(smtpUrl).protocol) || !new URL(smtpUrl).hostname)
    return fault(
      'SMTP_URL',
      'is no address of a mail server.',
      'Set it to one such as smtps://user:password@mail.example.org.',
    );
  const [, name = '', address = from ?? ''] = /^(?:"?([^"<>]*?)"?\s*)<([^<>]+)>$/.exec(from ?? '') ?? [];
  if (!mailAddress.test(address))
    return fault(
      'MAIL_FROM',
      from === undefined ? 'is missing, but SMTP_URL is set.' : `is "${from}".`,
      'Set it to the sender of all mail, such as Help Desk <help@example.org>.',
    );
  return { smtpUrl, from: { name, address }, ticketsTo, inbound: inboundSettings(reading, address) };
}

/** @param from the sender's address, to which replies go if no other is set */
function inboundSettings(reading: SettingsReader, from: string): InboundMailSettings | undefined {
  const { text, fault } = reading;
  const address = text('MAIL_REPLY_TO');
  const secret = text('MAIL_INBOUND_SECRET');
  const mailbox = mailboxSettings(reading);
  if (address !== undefined && !mailAddress.test(address))
    return fault('MAIL_REPLY_TO', `is "${address}".`, 'Write a mail address alone, such as reply@example.org.');
  if (secret !== undefined && secret.length < 32)
    return fault(
      'MAIL_INBOUND_SECRET',
      'is shorter than 32 characters.',
      'Set a long random one, and give it to what brings mails to /mail/inbound.',
    );
  if (secret === undefined && mailbox === undefined) {
    if (address !== undefined && text('IMAP_URL') === undefined)
      fault(
        'MAIL_REPLY_TO',
        'is set, but nothing reads what comes there.',
        'Set IMAP_URL or MAIL_INBOUND_SECRET as well, or leave it out.',
      );
    return undefined;
  }
  return { address: address ?? from, secret, mailbox };
}

/** Reads which mailbox is looked into; undefined for none. */
function mailboxSettings({ text, fault }: SettingsReader): MailboxSettings | undefined {
  const given = text('IMAP_URL');
  if (given === undefined) return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  // The address is not repeated: it holds a password.
  if (!url || !/^imaps?:$/.test(url.protocol) || !url.hostname || !url.username || !url.password)
    return fault(
      'IMAP_URL',
      'is no address of a mailbox.',
      'Set it to one such as imaps://user:password@mail.example.org, with %40 for an @ in the user and /FOLDER behind it if it is not the inbox.',
    );
  const secure = url.protocol === 'imaps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return {
    host,
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    needsTls: !secure && !isLoopback(host),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    folder: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
  };
}
