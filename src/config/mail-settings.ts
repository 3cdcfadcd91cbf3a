import type { SettingsReader } from './settings-reader.ts';

/** How mail is sent, and who gets tickets by mail. */
export type MailSettings = {
  /** `smtp:` or `smtps:`, with user and password where the server wants them. */
  readonly smtpUrl: string;
  readonly from: { readonly name: string; readonly address: string };
  /** If empty, only people who left an address get mail. */
  readonly ticketsTo: readonly string[];
};

/** A plain mail address, without a name. */
const mailAddress = /^[^\s<>"',;:()[\]@]+@[^\s<>"',;:()[\]@]+$/;

/** Reads how mail is sent; undefined if it is not. */
export function mailSettings({ text, list, fault }: SettingsReader): MailSettings | undefined {
  const smtpUrl = text('SMTP_URL');
  const from = text('MAIL_FROM');
  const ticketsTo = list('TICKET_MAIL_TO') ?? [];
  for (const wrong of ticketsTo.filter((each) => !mailAddress.test(each)))
    fault('TICKET_MAIL_TO', `holds "${wrong}".`, 'Write mail addresses alone, such as desk@example.org.');
  if (smtpUrl === undefined) {
    for (const [name, value] of [
      ['MAIL_FROM', from],
      ['TICKET_MAIL_TO', ticketsTo[0]],
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
  return { smtpUrl, from: { name, address }, ticketsTo };
}
