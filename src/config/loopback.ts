import { isIP } from 'node:net';

/** Whether a host can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Whether what is sent there cannot be read on the way: `https:`, or `http:` within this machine. */
export function isPrivate(url: URL): boolean {
  // The host of an IPv6 address stands in brackets.
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname.replace(/^\[|\]$/g, '')));
}
