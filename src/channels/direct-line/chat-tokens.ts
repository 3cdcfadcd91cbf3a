import { isIPv6 } from 'node:net';
import type { RateLimit } from '../../domain/rate-limit.ts';
import type { HttpRequest, HttpResponse } from '../../domain/wire/http.ts';
import { httpRefusal } from '../../domain/wire/http-refusal.ts';
import type { ChatToken } from '../../domain/wire/wire.ts';
import { lifetimes, type TokenClaims, type Tokens } from './create-tokens.ts';
import { readTokenParameters } from './token-parameters.ts';

export type ChatTokenParts = {
  readonly tokens: Tokens;
  readonly newId: () => string;
  /** What each network may still take. */
  readonly allow: RateLimit;
  readonly publicUrl: string | undefined;
};

/**
 * Gives our own pages a token for one conversation and one person, and a key by which the same page gets a new token
 * for both later. A key that no longer holds gives a new conversation: the page has to live with that anyway.
 */
export function chatTokens({
  tokens,
  newId,
  allow,
  publicUrl,
}: ChatTokenParts): (asked: HttpRequest) => Promise<HttpResponse> {
  const resumed = async (key: string | null | undefined): Promise<TokenClaims | undefined> => {
    if (!key) return undefined;
    const read = await tokens.read('resume', key);
    return read.type === 'valid' ? read.pass : undefined;
  };
  return async (asked) => {
    if (!fromOurPage(asked, publicUrl)) {
      return httpRefusal(
        403,
        'ForeignPage',
        'Tokens are for our own pages; other sites embed the widget or use the secret.',
      );
    }
    const wait = allow.take(networkOf(asked.from));
    if (wait !== undefined)
      return httpRefusal(429, 'TooManyRequests', `Too many chats from your address; try again in ${wait} s.`, {
        'retry-after': String(wait),
      });
    const read = readTokenParameters(asked.body);
    if (read.type === 'refused') return read.answered;
    const pass = (await resumed(read.parameters.resumeKey)) ?? { conversation: newId(), user: `dl_${newId()}` };
    const [token, resumeKey] = await Promise.all([tokens.issue('talk', pass), tokens.issue('resume', pass)]);
    const body: ChatToken = {
      token,
      conversationId: pass.conversation,
      expires_in: lifetimes.talk,
      userId: pass.user ?? '',
      resumeKey,
    };
    return { status: 200, body };
  };
}

/** Browsers say where a request comes from; whoever says nothing is no page and could not be kept out anyway. */
function fromOurPage({ headers, origin }: HttpRequest, publicUrl: string | undefined): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const page = headers.origin;
  return page === undefined || page === origin || (publicUrl !== undefined && page === new URL(publicUrl).origin);
}

/** What one customer of a provider has: an IPv4 address, or 64 bits' worth of IPv6. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [front = '', back] = address.split('::');
  const first = front === '' ? [] : front.split(':');
  const last = back === undefined || back === '' ? [] : back.split(':');
  const gap = back === undefined ? [] : Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  return [...first, ...gap, ...last].slice(0, 4).join(':');
}
