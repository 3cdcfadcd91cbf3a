import { createSign, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CloudOptions } from '../../../src/channels/teams/connection/cloud.ts';

export const appId = '00000000-0000-4000-8000-000000000001';

/** The part of the Microsoft cloud that says which keys channels sign with, on loopback, with keys of our own. */
export async function startCloud() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig', endorsements: ['msteams'] };
  let up = true;
  const server = createServer((request, response) => {
    const body = request.url === '/keys' ? { keys: [jwk] } : { issuer, jwks_uri: `${url}/keys` };
    response.writeHead(up ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = 'https://api.botframework.com';

  const options: CloudOptions = {
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: issuer,
    OAuthUrl: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: `${url}/metadata`,
    ToBotFromEmulatorOpenIdMetadataUrl: `${url}/metadata`,
    CallerId: 'urn:botframework:azure',
  };

  /** A bearer header; what is given replaces what a channel's token has, and `undefined` takes it out. */
  const bearer = (
    serviceUrl: string,
    claims: Record<string, unknown> = {},
    header: Record<string, unknown> = {},
    by: 'us' | 'stranger' = 'us',
  ): string => {
    const now = Math.floor(Date.now() / 1000);
    const whole = { iss: issuer, aud: appId, serviceurl: serviceUrl, nbf: now - 60, exp: now + 600, ...claims };
    const head = { alg: 'RS256', typ: 'JWT', kid: 'key-1', ...header };
    const signed = `${coded(head)}.${coded(whole)}`;
    const key = by === 'us' ? privateKey : stranger.privateKey;
    const signature = head.alg === 'none' ? '' : createSign('RSA-SHA256').update(signed).sign(key, 'base64url');
    return `Bearer ${signed}.${signature}`;
  };

  return {
    options,
    bearer,
    fail: () => {
      up = false;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function coded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
