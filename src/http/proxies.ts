import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { FixpathError } from '../domain/error.ts';

/** Where a request came from: the client's address, and the scheme and host under which it reached us. */
export type ClientOrigin = { readonly from: string; readonly origin: string };

/**
 * Tells where a request came from, believing the forwarding headers only of the given proxies: addresses, networks
 * (`10.0.0.0/8`) or `loopback`. From anybody else such headers are ignored: they could name any address.
 */
export function clientOriginBehind(proxies: readonly string[]): (request: IncomingMessage) => ClientOrigin {
  const trusted = listOf(proxies);
  const believes = (address: string): boolean => {
    const family = isIP(address);
    return family !== 0 && trusted.check(address, family === 6 ? 'ipv6' : 'ipv4');
  };
  return (request) => {
    const peer = plainAddress(request.socket.remoteAddress ?? '');
    const { headers } = request;
    if (proxies.length === 0 || !believes(peer)) return { from: peer, origin: `http://${headers.host ?? 'localhost'}` };
    const chain = listed(headers['x-forwarded-for']).map(plainAddress);
    // From our side outwards: the first that is not a proxy of ours is the client.
    const from = chain.findLast((address) => !believes(address)) ?? chain[0] ?? peer;
    const scheme = listed(headers['x-forwarded-proto']).at(-1) === 'https' ? 'https' : 'http';
    const host = listed(headers['x-forwarded-host']).filter(isHost).at(-1) ?? headers.host ?? 'localhost';
    return { from: isIP(from) === 0 ? peer : from, origin: `${scheme}://${host}` };
  };
}

/** Whether a text is made of what hosts are made of; it ends up in addresses and policies. */
export function isHost(text: string): boolean {
  return /^[\w.:[\]-]*$/.test(text);
}

/** Whether a text names what `clientOriginBehind` takes: an address, a network, or `loopback`. */
export function isProxy(text: string): boolean {
  return text === 'loopback' || networkOf(text) !== undefined;
}

function listOf(proxies: readonly string[]): BlockList {
  const list = new BlockList();
  for (const proxy of proxies) {
    if (proxy === 'loopback') {
      list.addSubnet('127.0.0.0', 8, 'ipv4');
      list.addAddress('::1', 'ipv6');
      continue;
    }
    const network = networkOf(proxy);
    if (network === undefined) {
      throw new FixpathError(
        'http-proxy-address',
        `TRUST_PROXY names "${proxy}", which is no address. Write an address, a network such as 10.0.0.0/8, or loopback.`,
      );
    }
    list.addSubnet(network.address, network.bits, network.family);
  }
  return list;
}

type Network = { readonly address: string; readonly bits: number; readonly family: 'ipv4' | 'ipv6' };

function networkOf(proxy: string): Network | undefined {
  const [address = '', prefix] = proxy.split('/');
  const family = isIP(address);
  const longest = family === 6 ? 128 : 32;
  const bits = prefix === undefined ? longest : Number(prefix);
  if (family === 0 || !Number.isInteger(bits) || bits < 0 || bits > longest || prefix === '') return undefined;
  return { address, bits, family: family === 6 ? 'ipv6' : 'ipv4' };
}

function listed(header: string | string[] | undefined): string[] {
  const whole = Array.isArray(header) ? header.join(',') : (header ?? '');
  return whole
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** An IPv4 address that came by way of IPv6, in its own form. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}
