/** A mail server's word that a mail of ours could not be delivered, as far as it tells which and why. */
export type Bounce = {
  /** What stands before the `@` of the mail's Message-ID. */
  readonly messageName: string;
  /** The headers of that mail, where the token of its thread stands. */
  readonly headers: string;
  /** What the server says, in its own words. */
  readonly why: string;
};

/** A part of a mail: its media type, and its content as text. */
type TextPart = { readonly type: string; readonly text: string };

/** What agents read of it, characters: some servers write a page. */
const longestWhy = 300;

/** What comes back of a mail: whole, or its headers alone (RFC 6522 and, for other letters than ASCII, RFC 6533). */
const returned = /^(?:message\/(?:rfc822|global|global-headers)|text\/rfc822-headers)$/i;

/** What names a mail, up to the `@`. */
const messageId = /^message-id:\s*<([^@<>\s]+)@/im;

/** The part of a report that programs read (RFC 3464). */
const reporting = /^message\/(?:global-)?delivery-status$/i;

/** Whether a mail has such a part, so that its words need not be guessed at. */
export function isReport(parts: readonly TextPart[]): boolean {
  return parts.some(({ type }) => reporting.test(type));
}

/**
 * The bounce in a letter: some servers write no report but words, and below them a copy of the mail, or of its headers, as
 * text or as a part. Undefined where the words do not say that it failed for good, or say that it is tried again, and where
 * no copy has a Message-ID.
 *
 * @param raw the mail as it came
 */
export function bounceInLetter(raw: string): Bounce | undefined {
  const text = unfolded(raw.replace(/=\r?\n/g, '').replace(/^(?:> ?)+/gm, ''));
  const body = text.slice(text.indexOf('\n\n') + 1);
  const named = messageId.exec(body);
  const messageName = named?.[1];
  if (!named || messageName === undefined) return undefined;
  const from = body.lastIndexOf('\n\n', named.index);
  const words = body.slice(0, Math.max(0, from));
  if (from < 0 || !forGood.test(words) || goesOn.test(words)) return undefined;
  const [headers = ''] = body.slice(from + 2).split('\n\n', 1);
  const lines = words.split('\n');
  const said = lines.find((line) => refusal.test(line)) ?? lines.find((line) => forGood.test(line)) ?? '';
  return { messageName, headers, why: said.trim().replace(/\s+/g, ' ').slice(0, longestWhy) };
}

/** What one server says to another that takes no mail for good (RFC 5321, RFC 3463). */
const refusal = /\b5\d\d[ -]|\b5\.\d{1,3}\.\d{1,3}\b/;

/** How letters say that a mail will not arrive, in what qmail, Exim, Exchange and their like write. */
const forGood =
  /\b5\d\d[ -]|\b5\.\d{1,3}\.\d{1,3}\b|permanent|giv(?:en|ing) up|undeliverable|n[o']t be delivered|delivery (?:has )?failed|unzustellbar|nicht zugestellt/i;

/** How they say that they go on trying. */
const goesOn =
  /delayed|warning message|delivery attempts will|not yet been delivered|will (?:be|keep|continue)\b.{0,40}\b(?:re)?tr(?:y|ied)|verzögert|weiter versucht/i;

/**
 * The bounce in the parts of a report. Undefined for one that tells of a delay or of success, and where the mail that it is
 * about is not told: such a report is nobody's.
 */
export function bounceIn(parts: readonly TextPart[]): Bounce | undefined {
  const status = unfolded(parts.find(({ type }) => reporting.test(type))?.text);
  if (!/^action:\s*failed\b/im.test(status)) return undefined;
  const [headers = ''] = unfolded(parts.find(({ type }) => returned.test(type))?.text).split('\n\n', 1);
  const messageName = messageId.exec(headers)?.[1];
  if (messageName === undefined) return undefined;
  const said = /^diagnostic-code:\s*(?:[\w-]+\s*;)?\s*(\S.*)$/im.exec(status)?.[1];
  const code = /^status:\s*([\d.]+)/im.exec(status)?.[1];
  return { messageName, headers, why: (said ?? code ?? 'Undeliverable').replace(/\s+/g, ' ').slice(0, longestWhy) };
}

/** Lines that are continued in the next one, as one each. */
function unfolded(text = ''): string {
  return text.replace(/\r\n/g, '\n').replace(/\n[ \t]+/g, ' ');
}
