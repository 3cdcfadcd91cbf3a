import { isIPv6 } from 'node:net';
import type { Clock } from '../../domain/ports/clock.ts';
import { type RateLimit, rateLimit } from './allowance.ts';

/** Allows each address `perMinute` at once, and as many again spread over every minute. */
export function rateLimitPerAddress(perMinute: number, clock: Clock): RateLimit {
  const allow = rateLimit({ atOnce: perMinute, perMinute }, clock);
  return (address) => allow(network(address));
}

/** What one customer of a provider has: an IPv4 address, or 64 bits' worth of IPv6. */
function network(address: string): string {
  if (!isIPv6(address)) return address;
  const [front = '', back] = address.split('::');
  const first = front === '' ? [] : front.split(':');
  const last = back === undefined || back === '' ? [] : back.split(':');
  const gap = back === undefined ? [] : Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  return [...first, ...gap, ...last].slice(0, 4).join(':');
}
