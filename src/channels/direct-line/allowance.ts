import { isIPv6 } from 'node:net';
import type { Clock } from '../../domain/clock.ts';

/** Takes one from an address's allowance; the seconds to wait if it is used up, else undefined. */
export type Allowance = (address: string) => number | undefined;

/** So many addresses are remembered; the one that came first is forgotten first. */
const mostAddresses = 20_000;

/** Allows each address `perMinute` at once, and as many again spread over every minute. */
export function allowancePerAddress(perMinute: number, clock: Clock): Allowance {
  const used = new Map<string, { left: number; at: number }>();
  return (address) => {
    const key = network(address);
    const now = clock();
    const before = used.get(key) ?? { left: perMinute, at: now };
    const left = Math.min(perMinute, before.left + ((now - before.at) / 60_000) * perMinute);
    used.delete(key);
    if (used.size >= mostAddresses) used.delete(used.keys().next().value ?? '');
    used.set(key, { left: left >= 1 ? left - 1 : left, at: now });
    return left >= 1 ? undefined : Math.ceil(((1 - left) / perMinute) * 60);
  };
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
