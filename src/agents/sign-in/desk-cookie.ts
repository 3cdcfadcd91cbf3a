import type { HttpRequest } from '../../domain/wire/http.ts';
import { mountOf } from '../../domain/wire/mount-of.ts';

/** Writes a cookie of the agents' page for whoever asks, which neither scripts nor other sites can use. */
export type DeskCookie = (asked: HttpRequest, name: string, value: string, seconds: number) => string;

/** @param publicUrl where agents reach us, if the operator said so; otherwise where each of them came to */
export function deskCookieAt(publicUrl: string | undefined): DeskCookie {
  const ours = URL.parse(publicUrl ?? '');
  return ({ origin }, name, value, seconds) => {
    const isPublic = URL.parse(origin)?.host === ours?.host;
    const isSecure = origin.startsWith('https:') || (isPublic && ours?.protocol === 'https:');
    const mount = isPublic ? mountOf(publicUrl) : '';
    return `${name}=${value}; Path=${mount}/desk; Max-Age=${seconds}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  };
}
