import { createHash } from 'node:crypto';
import type { HttpRequest } from '../../domain/wire/http.ts';
import { mountOf } from '../../domain/wire/mount-of.ts';

/** One try to sign in through the provider. Its secrets come from one token that only this browser has. */
export type Attempt = {
  readonly token: string;
  /** Sent along and back: shows that the answer is to this browser's question. */
  readonly state: string;
  /** Has to stand in the ID token: shows that it was made for this try. */
  readonly nonce: string;
  /** Shows the provider that whoever redeems the code is the one who asked for it. */
  readonly verifier: string;
  /** Where on the agents' page to go on: a fragment, or nothing. */
  readonly place: string;
};

/** In the cookie's path alone is it sent. */
export const oidcPath = '/desk/oidc';

const cookieName = 'fixpath_oidc';

/** How long somebody may take to sign in at the provider, seconds. */
const lifetime = 15 * 60;

export function attemptBy(token: string, place: string): Attempt {
  return {
    token,
    state: derived(token, 'state'),
    nonce: derived(token, 'nonce'),
    verifier: derived(token, 'verifier'),
    place: placeIn(place),
  };
}

/** The try that a browser is at, if it is at one. */
export function attemptOf({ headers }: HttpRequest): Attempt | undefined {
  const [, token, place = ''] =
    new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]{20,100})(?:\\.([\\w-]{0,400}))?(?:;|$)`).exec(headers.cookie ?? '') ??
    [];
  return token === undefined ? undefined : attemptBy(token, Buffer.from(place, 'base64url').toString());
}

/**
 * The cookie that holds a try: it is kept nowhere else, so any server, even one that was started since, can take the
 * answer. Lax, because the answer comes from the provider's pages.
 */
export function attemptCookie({ token, place }: Attempt, ownUrl: string): string {
  return cookie(`${token}.${Buffer.from(place).toString('base64url')}`, lifetime, ownUrl);
}

/** The cookie that forgets a try. */
export function forgottenAttempt(ownUrl: string): string {
  return cookie('', 0, ownUrl);
}

function cookie(value: string, seconds: number, ownUrl: string): string {
  const path = mountOf(ownUrl) + oidcPath;
  const secure = ownUrl.startsWith('https:') ? '; Secure' : '';
  return `${cookieName}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** A place on the agents' page. Anything else, such as an address of another site, is no place. */
function placeIn(given: string): string {
  return /^#\/[\w.~%!*'()-]{1,200}(?:\/summary)?$/.test(given) ? given : '';
}

function derived(token: string, what: string): string {
  return createHash('sha256').update(`oidc ${what}:${token}`).digest('base64url');
}
