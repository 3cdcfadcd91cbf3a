import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpRequest, HttpResponse } from '../../domain/wire/http.ts';
import { httpRefusal } from '../../domain/wire/http-refusal.ts';
import type { TokenClaims, Tokens } from './create-tokens.ts';

/** Who calls: the operator's own programs by the master key, or somebody with a token for one conversation. */
export type DirectLineCaller =
  | { readonly type: 'master' }
  | { readonly type: 'bearer'; readonly pass: TokenClaims }
  | { readonly type: 'refused'; readonly answered: HttpResponse };

/**
 * Tells who calls. 401 without credentials; 403 for wrong or expired ones, which the official client takes as "get a
 * new token" where any other status would end the conversation.
 */
export function authenticateBy(secret: string, tokens: Tokens): (asked: HttpRequest) => Promise<DirectLineCaller> {
  const master = digest(secret);
  return async ({ headers, origin }) => {
    const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (token === undefined) {
      return refused(401, 'Unauthorized', 'Send a Direct Line token or secret: "Authorization: Bearer …".');
    }
    if (timingSafeEqual(digest(token), master)) return { type: 'master' };
    const read = await tokens.read('talk', token);
    if (read.type === 'expired') return refused(403, 'TokenExpired', 'The token has expired; get a new one.');
    if (read.type === 'invalid') return refused(403, 'BadToken', 'The token is not ours or damaged; get a new one.');
    const page = headers.origin;
    if (page !== undefined && read.pass.origins !== undefined && page !== origin && !read.pass.origins.includes(page)) {
      return refused(
        403,
        'UntrustedOrigin',
        `The token may not be used by pages of ${page}; add it to trustedOrigins.`,
      );
    }
    return { type: 'bearer', pass: read.pass };
  };
}

function refused(status: number, code: string, message: string): DirectLineCaller {
  return { type: 'refused', answered: httpRefusal(status, code, message) };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
