import type { ChatToken } from '../../../../src/domain/wire/wire.ts';

export type TokenAnswer =
  | { readonly type: 'granted'; readonly token: ChatToken }
  /** Too many requests from this address; try again after this many seconds. */
  | { readonly type: 'busy'; readonly seconds: number }
  | { readonly type: 'failed' };

/**
 * Asks the desk for a token: for the conversation of a link in a mail, of the key, of who is proven by the site, or for a
 * new one. Never rejects.
 */
export async function requestToken(
  resumeKey: string | undefined,
  visitor: string | undefined,
  returnKey: string | undefined,
): Promise<TokenAnswer> {
  try {
    const response = await fetch(new URL('chat/token', location.href), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ resumeKey, visitor, returnKey }),
      signal: AbortSignal.timeout(15_000),
    });
    if (response.status === 429) {
      return { type: 'busy', seconds: Number(response.headers.get('retry-after')) || 30 };
    }
    // Our own server answers with the type of the wire.
    return response.ok ? { type: 'granted', token: (await response.json()) as ChatToken } : { type: 'failed' };
  } catch {
    return { type: 'failed' };
  }
}
