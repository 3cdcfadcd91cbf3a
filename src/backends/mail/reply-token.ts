import { createHmac, timingSafeEqual } from 'node:crypto';

/** Where the words of a mail belong, proven by who could have written it: only who got a mail of ours has its token. */
export type ReplyTokens = {
  /** The token of a handoff's thread, 42 letters and digits; undefined for an id that is none of ours. */
  readonly tokenOf: (handoff: string) => string | undefined;
  /** The handoff of the first token in a text that holds; undefined if none does. */
  readonly handoffIn: (text: string) => string | undefined;
};

/** Bytes of an id, a UUID, and of what signs it: 80 bits, for mail is no place to try them all. */
const idBytes = 16;
const signatureBytes = 10;

/** Mail systems change the case of addresses, so a token is in lower case (base 32, RFC 4648). */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const tokenLength = Math.ceil(((idBytes + signatureBytes) * 8) / 5);

/** Signs the threads of mails. A token holds for as long as its handoff is kept: people answer late. */
export function replyTokens(signingKey: string): ReplyTokens {
  const signatureOf = (id: Buffer): Buffer =>
    createHmac('sha256', signingKey).update('mail thread ').update(id).digest().subarray(0, signatureBytes);
  return {
    tokenOf: (handoff) => {
      const [, uuid] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.h$/.exec(handoff) ?? [];
      if (uuid === undefined) return undefined;
      const id = Buffer.from(uuid.replaceAll('-', ''), 'hex');
      return encoded(Buffer.concat([id, signatureOf(id)]));
    },
    handoffIn: (text) => {
      for (const [token] of text.toLowerCase().matchAll(anyToken)) {
        const bytes = decoded(token);
        const id = bytes.subarray(0, idBytes);
        if (!timingSafeEqual(bytes.subarray(idBytes), signatureOf(id))) continue;
        return `${id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}.h`;
      }
      return undefined;
    },
  };
}

const anyToken = new RegExp(`(?<![a-z0-9])[a-z2-7]{${tokenLength}}(?![a-z0-9])`, 'g');

function encoded(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

function decoded(token: string): Buffer {
  const bits = [...token].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const bytes = (bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2));
  return Buffer.from(bytes);
}
