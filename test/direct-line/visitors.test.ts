import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterEach, expect, it } from 'vitest';
import type { ChatToken } from '../../src/domain/wire/wire.ts';
import { type Line, startLine } from './support/start-line.ts';

const now = Date.parse('2026-03-02T10:00:00Z');
const [older, newer] = ['the-old-secret-of-the-shop-0123456789', 'the-new-secret-of-the-shop-0123456789'];
const bySecrets = { by: { type: 'secrets', secrets: [newer, older] }, audience: undefined } as const;

let line: Line;
let time: number;
afterEach(() => line.close());

async function start(visitors: Parameters<typeof startLine>[0] = { visitors: bySecrets }) {
  time = now;
  line = await startLine({ ...visitors, clock: () => time });
}

/** A token of the shop for an hour. */
function signed(claims: JWTPayload, secret = newer, seconds = 3600): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(now / 1000 + seconds)
    .sign(new TextEncoder().encode(secret));
}

async function admitted(visitor?: string, resumeKey?: string): Promise<ChatToken> {
  const answer = await fetch(`${line.base}/chat/token`, {
    method: 'POST',
    body: JSON.stringify({ visitor, resumeKey }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as ChatToken;
}

async function says({ token, conversationId }: ChatToken, from: object) {
  const answer = await fetch(`${line.domain}/conversations/${conversationId}/activities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ type: 'message', id: '1', text: 'hello', from }),
  });
  expect(answer.status).toBe(200);
  await expect.poll(() => line.played.filter(({ body }) => body.type === 'message').length).toBe(1);
  return line.played.find(({ body }) => body.type === 'message')?.from;
}

it('knows a person by what their site has signed, whoever the page says they are', async () => {
  await start();
  const ada = await admitted(await signed({ sub: '42', name: 'Ada', email: 'ada@example.org' }));
  expect(ada.visitor).toEqual({ proven: true });
  expect(await says(ada, { id: 'dl_bob', name: 'Bob' })).toEqual({
    id: ada.userId,
    name: 'Ada',
    mail: 'ada@example.org',
    proven: true,
  });
});

it('proves nothing of a name that nobody has signed', async () => {
  await start();
  const stranger = await admitted();
  expect(await says(stranger, { id: stranger.userId, name: 'Ada' })).toEqual({ id: stranger.userId, name: 'Ada' });
});

it('takes the person of one site for the same everywhere, and what they began as a stranger for theirs', async () => {
  await start();
  const stranger = await admitted();
  const here = await admitted(await signed({ sub: '42' }), stranger.resumeKey);
  const there = await admitted(await signed({ sub: '42' }, older));
  const another = await admitted(await signed({ sub: '43' }));
  expect(here.conversationId).toBe(stranger.conversationId);
  expect(there.userId).toBe(here.userId);
  expect(another.userId).not.toBe(here.userId);
  // Tells nobody what the site calls them.
  expect(here.userId).toMatch(/^dl_[\da-f]{64}$/);
});

it('never shows somebody the conversation of another person who was proven in the same browser', async () => {
  await start();
  const ada = await admitted(await signed({ sub: '42' }));
  const bob = await admitted(await signed({ sub: '43' }), ada.resumeKey);
  expect(bob.conversationId).not.toBe(ada.conversationId);
  expect((await admitted(await signed({ sub: '42' }), ada.resumeKey)).conversationId).toBe(ada.conversationId);
});

it('goes on with a stranger where a token proves nothing, and says why', async () => {
  await start();
  const why = async (token: string) => {
    const answer = await admitted(token);
    expect(answer.visitor?.proven).toBe(false);
    expect(answer.conversationId).not.toBe('');
    return answer.visitor?.why;
  };
  const good = await signed({ sub: '42' });
  expect(await why(await signed({ sub: '42' }, 'a-secret-of-somebody-elses-0123456789'))).toMatch(/signature/);
  expect(await why(good.replace(/\.[^.]+$/, '.'))).toMatch(/signature/);
  expect(await why('nonsense')).toMatch(/signature/);
  expect(await why(await signed({ name: 'Ada' }))).toMatch(/"sub"/);
  expect(await why(await signed({ sub: '42' }, newer, 25 * 3600))).toMatch(/a day/);
  time += 2 * 3_600_000;
  expect(await why(good)).toMatch(/expired/);
});

it('reads keys from an address, for its own audience only', async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const key = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' };
  const keys = createServer((_, response) => response.end(JSON.stringify({ keys: [key] })));
  await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/keys`;
  await start({ visitors: { by: { type: 'keys', url }, audience: 'desk' } });
  const token = (audience: string) =>
    new SignJWT({ sub: '42' })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setAudience(audience)
      .setExpirationTime(now / 1000 + 60)
      .sign(privateKey);
  expect((await admitted(await token('desk'))).visitor).toEqual({ proven: true });
  expect((await admitted(await token('shop'))).visitor?.why).toMatch(/"aud"/);
  keys.close();
});
