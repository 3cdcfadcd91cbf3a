import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { clientOriginBehind } from '../../src/http/proxies.ts';

/** As much of a request as tells where it came from. */
function request(peer: string, headers: Record<string, string> = {}): IncomingMessage {
  return {
    socket: { remoteAddress: peer },
    headers: { host: 'inside:3978', ...headers },
  } as unknown as IncomingMessage;
}

const forwarded = {
  'x-forwarded-for': '203.0.113.9',
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'help.example',
};

it('ignores forwarding headers of anybody who is no trusted proxy', () => {
  expect(clientOriginBehind([])(request('10.0.0.1', forwarded))).toEqual({
    from: '10.0.0.1',
    origin: 'http://inside:3978',
  });
  expect(clientOriginBehind(['10.0.0.2'])(request('10.0.0.1', forwarded)).from).toBe('10.0.0.1');
});

it('believes trusted addresses, networks and loopback, IPv6 and mapped ones included', () => {
  const cases: [string, string][] = [
    ['10.0.0.0/8', '10.1.2.3'],
    ['10.0.0.0/8', '::ffff:10.1.2.3'],
    ['loopback', '127.0.0.5'],
    ['loopback', '::1'],
    ['2001:db8::/32', '2001:db8::7'],
    ['192.0.2.1', '192.0.2.1'],
  ];
  for (const [proxy, peer] of cases) {
    expect(clientOriginBehind([proxy])(request(peer, forwarded))).toEqual({
      from: '203.0.113.9',
      origin: 'https://help.example',
    });
  }
});

it('takes the last address that no proxy of ours has, for a client can write whatever it likes before it', () => {
  const source = clientOriginBehind(['10.0.0.0/8']);
  const from = (chain: string) => source(request('10.0.0.1', { 'x-forwarded-for': chain })).from;
  expect(from('1.1.1.1, 203.0.113.9, 10.0.0.7')).toBe('203.0.113.9');
  expect(from('10.0.0.9, 10.0.0.7')).toBe('10.0.0.9');
  expect(from('nonsense')).toBe('10.0.0.1');
});

it('refuses a proxy that is no address, naming it', () => {
  for (const wrong of ['nginx', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/x']) {
    expect(() => clientOriginBehind([wrong])).toThrow(wrong);
  }
});
