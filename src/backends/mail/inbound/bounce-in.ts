/** A mail server's word that a mail of ours could not be delivered (RFC 3464), as far as it tells which and why. */
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

/**
 * The bounce in the parts of a report. Undefined for one that tells of a delay or of success, and where the mail that it is
 * about is not told: such a report is nobody's.
 */
export function bounceIn(parts: readonly TextPart[]): Bounce | undefined {
  const status = unfolded(parts.find(({ type }) => /^message\/(?:global-)?delivery-status$/i.test(type))?.text);
  if (!/^action:\s*failed\b/im.test(status)) return undefined;
  const [headers = ''] = unfolded(parts.find(({ type }) => returned.test(type))?.text).split('\n\n', 1);
  const messageName = /^message-id:\s*<([^@<>\s]+)@/im.exec(headers)?.[1];
  if (messageName === undefined) return undefined;
  const said = /^diagnostic-code:\s*(?:[\w-]+\s*;)?\s*(\S.*)$/im.exec(status)?.[1];
  const code = /^status:\s*([\d.]+)/im.exec(status)?.[1];
  return { messageName, headers, why: (said ?? code ?? 'Undeliverable').replace(/\s+/g, ' ').slice(0, longestWhy) };
}

/** Lines that are continued in the next one, as one each. */
function unfolded(text = ''): string {
  return text.replace(/\r\n/g, '\n').replace(/\n[ \t]+/g, ' ');
}
