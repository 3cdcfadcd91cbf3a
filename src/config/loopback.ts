import { isIP } from 'node:net';

/** Whether nobody but this machine reaches a host. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Whether nobody on the way can read what is sent there: `https:`, or `http:` that does not leave this machine. */
export function isPrivate(url: URL): boolean {
  // The host of an IPv6 address stands in brackets.
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname.replace(/^\[|\]$/g, '')));
}
