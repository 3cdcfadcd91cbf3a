import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { decodeJwt, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import Provider from 'oidc-provider';

/** What the provider knows of a person. */
export type Known = Readonly<Record<string, unknown>>;

/** Signs an ID token's claims anew, or with them changed. */
type Forge = (claims: JWTPayload, sign: (claims: JWTPayload) => Promise<string>) => Promise<string>;

/**
 * A real identity provider on this machine, with its own pages to sign in by any subject. It goes by `localhost`, so
 * that to a browser it is another site than the desk.
 */
export async function runProvider() {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const people = new Map<string, Known>();
  let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end();
  let forge: Forge | undefined;
  const sign = (claims: JWTPayload, key = privateKey) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(key);

  const server = createServer(async (request, response) => {
    if (request.url !== '/token' || !forge || request.headers['x-inner']) return answer(request, response);
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const headers = { authorization, 'content-type': type, 'x-inner': 'yes' };
    const inner = await fetch(`${issuer}/token`, { method: 'POST', headers, body: await text(request) });
    const tokens = (await inner.json()) as { id_token: string };
    const id_token = await forge(decodeJwt(tokens.id_token), sign);
    response.writeHead(inner.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ...tokens, id_token }));
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  const issuer = `http://localhost:${port}`;

  return {
    issuer,
    people,
    /** The desk's settings for it. */
    settings: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'desk',
      OIDC_CLIENT_SECRET: 'a secret & more',
      OIDC_NAME: 'Acme ID',
    },
    /** Registers the desk that runs there, and no other address of it. */
    register: (url: string, method: 'client_secret_basic' | 'client_secret_post' = 'client_secret_basic') => {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: 'desk',
            client_secret: 'a secret & more',
            redirect_uris: [`${url}/desk/oidc/callback`],
            token_endpoint_auth_method: method,
          },
        ],
        clientAuthMethods: [method],
        jwks: { keys: [jwk] },
        cookies: { keys: ['for tests'] },
        scopes: ['openid', 'email', 'profile', 'groups'],
        claims: {
          openid: ['sub', 'oid'],
          email: ['email', 'email_verified'],
          profile: ['name', 'preferred_username'],
          groups: ['groups'],
        },
        // Said aloud, or it says on the console that nobody did.
        ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
        pkce: { required: () => true },
        findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
      });
      answer = provider.callback();
    },
    /** From now on the tokens it gives are other ones; undefined: its own again. */
    forge: (how: Forge | undefined) => {
      forge = how;
    },
    signByAnother: async (claims: JWTPayload) => sign(claims, (await generateKeyPair('RS256')).privateKey),
    down: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    up: async () => {
      server.listen(port, 'localhost');
      await once(server, 'listening');
    },
    close: async () => {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type RunningProvider = Awaited<ReturnType<typeof runProvider>>;
