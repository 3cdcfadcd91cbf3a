import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { day } from '../../domain/time.ts';
import type { HttpRequest } from '../../domain/wire/http.ts';
import { type DeskCookie, deskCookieAt } from './desk-cookie.ts';

export type KnownDeviceParts = {
  readonly signingKey: string;
  /** 256 random bits as text. */
  readonly newToken: () => string;
  readonly publicUrl?: string | undefined;
};

/** Browsers on which somebody has signed in before: strangers who try their login in vain do not keep them out. */
export type KnownDevices = {
  /** The cookie by which the browser of a request is known to a login from now on. */
  readonly remember: (login: string, asked: HttpRequest) => string;
  /** What a browser is counted by that a login is known on. */
  readonly deviceOf: (login: string, asked: HttpRequest) => string | undefined;
};

/** As long as browsers keep a cookie at most. */
const seconds = (400 * day) / 1000;

/** Known by a cookie alone, a random number that is signed for one login: nothing of it is kept here. */
export function knownDevices({ signingKey, newToken, publicUrl }: KnownDeviceParts): KnownDevices {
  const cookie: DeskCookie = deskCookieAt(publicUrl);
  const markOf = (login: string, device: string): string =>
    createHmac('sha256', signingKey).update(`device:${login}:${device}`).digest('base64url');
  return {
    remember: (login, asked) => {
      const device = newToken();
      return cookie(asked, nameFor(login), `${device}.${markOf(login, device)}`, seconds);
    },
    deviceOf: (login, { headers }) => {
      const given = new RegExp(`(?:^|;\\s*)${nameFor(login)}=([\\w-]{20,100})\\.([\\w-]{43})(?:;|$)`);
      const [, device = '', mark = ''] = given.exec(headers.cookie ?? '') ?? [];
      const wanted = Buffer.from(markOf(login, device));
      return mark.length === wanted.length && timingSafeEqual(Buffer.from(mark), wanted) ? device : undefined;
    },
  };
}

/** A browser can be known to several logins. */
function nameFor(login: string): string {
  return `fixpath_device_${createHash('sha256').update(login).digest('hex').slice(0, 8)}`;
}
