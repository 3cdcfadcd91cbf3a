import { remembered } from '../../../domain/remembered.ts';

/** Tells whether the bot may send to the service at an address. */
export type AllowedService = (serviceUrl: string) => boolean;

/**
 * Allows these hosts and no others, compared whole; `host:port` allows that port, a bare host the usual one.
 * Only this machine may be spoken to without TLS.
 */
export function allowedHosts(hosts: readonly string[]): AllowedService {
  const allowed = new Set(hosts.map(hostOf));
  return (serviceUrl) => {
    const url = plainUrl(serviceUrl);
    return url !== undefined && allowed.has(url.host) && (url.protocol === 'https:' || isLoopback(url));
  };
}

/** Allows any port of this machine, and nothing else: for callers who have not proved who they are. */
export const allowedLoopback: AllowedService = (serviceUrl) => {
  const url = plainUrl(serviceUrl);
  return url !== undefined && isLoopback(url);
};

/** A host as `URL` writes it; settings may give it as a whole address. */
function hostOf(host: string): string {
  const address = host.includes('://') ? host : `https://${host}`;
  return URL.canParse(address) ? new URL(address).host : host;
}

/** The URL of an address, which every message of a channel brings again. */
function plainUrl(text: string): URL | undefined {
  return reading(text).url;
}

const reading = remembered(100, (text) => ({ url: read(text) }));

function read(text: string): URL | undefined {
  const url = URL.parse(text);
  if (!url) return undefined;
  const plain = (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
  return plain ? url : undefined;
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
