import { afterEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { ChatToken } from '../../src/domain/wire/wire.ts';
import { type Line, type LineOptions, secret, startLine } from './support/start-line.ts';

let line: Line;

afterEach(() => line.close());

async function start(options: LineOptions = {}): Promise<void> {
  line = await startLine(options);
}

function call(bearer: string | undefined, method: string, path: string, body?: object, headers: object = {}) {
  return fetch(line.domain + path, {
    method,
    headers: { ...(bearer && { authorization: `Bearer ${bearer}` }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
}

async function generate(parameters: object = {}): Promise<{ conversationId: string; token: string }> {
  const answer = await call(secret, 'POST', '/tokens/generate', parameters);
  expect(answer.status).toBe(200);
  return (await answer.json()) as { conversationId: string; token: string };
}

async function begin(token: string): Promise<{ conversationId: string; token: string; streamUrl: string }> {
  return (await (await call(token, 'POST', '/conversations')).json()) as never;
}

async function seenBy(bearer: string, conversation: string): Promise<{ from: { id: string }; text: string }[]> {
  const answer = await call(bearer, 'GET', `/conversations/${conversation}/activities`);
  return ((await answer.json()) as { activities: never[] }).activities;
}

it('draws a way through settings as a card for other clients than our own chat, which draws the words', async () => {
  await start({ say: () => [{ kind: 'fix', text: 'Switch it on.\n\nWhere: Settings › Wi-Fi = on' }] });
  const chat = (await (await fetch(`${line.base}/chat/token`, { method: 'POST' })).json()) as ChatToken;
  for (const { token, conversationId, cards } of [
    { ...(await generate()), cards: 1 },
    { ...chat, cards: 0 },
  ]) {
    await begin(token);
    await expect
      .poll(async () => (await seenBy(token, conversationId)) as { attachments?: unknown[] }[])
      .toContainEqual(expect.objectContaining({ text: expect.stringContaining('Wi-Fi = on') }));
    const [fix] = (await seenBy(token, conversationId)) as { attachments?: unknown[] }[];
    expect(fix?.attachments ?? []).toHaveLength(cards);
  }
});

it('takes the names of what is asked for in whatever case, as the service does', async () => {
  await start();
  const { conversationId, token } = await generate({
    User: { Id: 'dl_pat', NAME: 'Pat' },
    TrustedOrigins: ['https://shop.example'],
  });
  expect((await call(token, 'POST', '/conversations', { LOCALE: 'en-GB' })).status).toBe(201);
  const path = `/conversations/${conversationId}/activities`;
  const said = { type: 'message', text: 'hello', from: { id: 'dl_pat' } };
  expect((await call(token, 'POST', path, said, { origin: 'https://shop.example' })).status).toBe(200);
  expect((await call(token, 'POST', path, said, { origin: 'https://elsewhere.example' })).status).toBe(403);
  expect(await seenBy(token, conversationId)).toContainEqual(
    expect.objectContaining({ text: 'hello', from: expect.objectContaining({ id: 'dl_pat', name: 'Pat' }) }),
  );
  expect((await call(secret, 'POST', '/tokens/generate', { USER: { ID: 1 } })).status).toBe(400);
});

it('lets nobody in without credentials, with damaged ones, or with ones made for something else', async () => {
  await start();
  const { conversationId, token } = await generate({ user: { id: 'dl_pat' } });
  const path = `/conversations/${conversationId}/activities`;
  const resume = (await (await fetch(`${line.base}/chat/token`, { method: 'POST' })).json()) as ChatToken;
  const [head = '', claims = ''] = token.split('.');
  const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  expect((await call(undefined, 'GET', path)).status).toBe(401);
  for (const wrong of [
    'nonsense',
    'a.b.c',
    `${head}.${claims}.AAAA`,
    `${none}.${claims}.`,
    resume.resumeKey,
    `${secret}x`,
  ]) {
    expect([wrong, (await call(wrong, 'GET', path)).status]).toEqual([wrong, 403]);
  }
});

it('lets a token into its own conversation only', async () => {
  await start();
  const one = await generate();
  const other = await generate();
  await begin(one.token);
  await begin(other.token);
  expect((await call(one.token, 'GET', `/conversations/${other.conversationId}`)).status).toBe(404);
  expect((await call(one.token, 'GET', `/conversations/${other.conversationId}/activities`)).status).toBe(404);
  const post = await call(one.token, 'POST', `/conversations/${other.conversationId}/activities`, {
    type: 'message',
    text: 'x',
  });
  expect(post.status).toBe(404);
  expect((await seenBy(other.token, other.conversationId)).filter(({ text }) => text === 'x')).toEqual([]);
});

it('makes tokens for the holder of the secret only, and for persons whose ids nobody can make up', async () => {
  await start();
  const { token } = await generate();
  expect((await call(token, 'POST', '/tokens/generate')).status).toBe(403);
  expect((await call(undefined, 'POST', '/tokens/generate')).status).toBe(401);
  expect((await call(secret, 'POST', '/tokens/generate', { user: { id: 'pat' } })).status).toBe(400);
});

it('writes in the name of the token, whatever the activity says', async () => {
  await start();
  const { conversationId, token } = await generate({ user: { id: 'dl_pat', name: 'Pat' } });
  await begin(token);
  await call(token, 'POST', `/conversations/${conversationId}/activities`, {
    type: 'message',
    text: 'hello',
    id: 'forged',
    timestamp: '2001-01-01T00:00:00Z',
    from: { id: 'dl_mallory', role: 'bot' },
    recipient: { id: 'x' },
    serviceUrl: 'http://169.254.169.254/',
    conversation: { id: 'elsewhere' },
  });
  const said = (await seenBy(token, conversationId)).find(({ text }) => text === 'hello');
  expect(said).toMatchObject({
    from: { id: 'dl_pat', name: 'Pat', role: 'user' },
    conversation: { id: conversationId },
    channelId: 'directline',
  });
  expect(JSON.stringify(said)).not.toMatch(/forged|2001|mallory|169\.254|elsewhere/);
});

it('takes the name that a token without a person is started with, but none that only a token can give', async () => {
  await start();
  const { conversationId, token } = await generate();
  expect((await call(token, 'POST', '/conversations', { user: { id: 'dl_mallory' } })).status).toBe(400);
  const started = (await (await call(token, 'POST', '/conversations', { user: { id: 'pat' } })).json()) as {
    token: string;
  };
  await call(started.token, 'POST', `/conversations/${conversationId}/activities`, { type: 'message', text: 'one' });
  expect((await seenBy(token, conversationId)).find(({ text }) => text === 'one')?.from.id).toBe('pat');
  const forged = await call(token, 'POST', `/conversations/${conversationId}/activities`, {
    type: 'message',
    text: 'two',
    from: { id: 'dl_mallory' },
  });
  expect(forged.status).toBe(400);
});

it('lets a token be used by pages of its trusted origins only', async () => {
  await start();
  const { conversationId, token } = await generate({ trustedOrigins: ['https://shop.example'] });
  const from = async (origin: string) =>
    (
      await call(
        token,
        'POST',
        `/conversations/${conversationId}/activities`,
        { type: 'message', text: 'x' },
        { origin },
      )
    ).status;
  expect(await from('https://evil.example')).toBe(403);
  expect(await from('https://shop.example')).toBe(200);
  expect(await from(line.base)).toBe(200);
});

it('lets an expired token be neither used nor refreshed', async () => {
  let now = Date.now();
  await start({ clock: () => now });
  const { conversationId, token } = await generate();
  await begin(token);
  expect((await call(token, 'POST', '/tokens/refresh')).status).toBe(200);
  now += 1801 * 1000;
  const answer = await call(token, 'GET', `/conversations/${conversationId}/activities`);
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ error: { code: 'TokenExpired' } });
  expect((await call(token, 'POST', '/tokens/refresh')).status).toBe(403);
});

it('opens one socket for a stream address, within a minute', async () => {
  let now = Date.now();
  await start({ clock: () => now });
  const { token } = await generate();
  const { streamUrl } = await begin(token);
  expect(await opened(streamUrl.replace(/t=.*/, 't=nonsense'))).toBe(403);
  expect(await opened(streamUrl.replace(/t=.*/, `t=${token}`))).toBe(403);
  expect(await opened(streamUrl)).toBe('open');
  expect(await opened(streamUrl)).toBe(403);
  const { streamUrl: late } = await begin(token);
  now += 61_000;
  expect(await opened(late)).toBe(403);
});

it('drops the socket that was silent for longest when a sixth comes', async () => {
  await start();
  const { token } = await generate();
  const sockets: WebSocket[] = [];
  const closed: number[] = [];
  for (let n = 0; n < 6; n += 1) {
    const { streamUrl } = await begin(token);
    const socket = new WebSocket(streamUrl);
    sockets.push(socket);
    socket.on('close', () => closed.push(n));
    await new Promise((resolve) => socket.once('message', resolve));
    if (n === 4) {
      // Only the second keeps silent.
      for (const heard of [0, 2, 3, 4]) sockets[heard]?.send('');
      await Promise.all([0, 2, 3, 4].map((heard) => answered(sockets[heard] as WebSocket)));
    }
  }
  if (closed.length === 0) await new Promise((resolve) => sockets[1]?.once('close', resolve));
  expect(closed).toEqual([1]);
  for (const socket of sockets) socket.close();
});

it('tells that a chat is before its person also where it asks without a socket, and only if it says so', async () => {
  const seen: string[] = [];
  await start({ inView: (conversation) => seen.push(conversation) });
  const { conversationId, token } = await generate();
  await begin(token);
  const path = `/conversations/${conversationId}/activities?watermark=0`;
  for (const more of ['', '&inView=false', '&inView=true']) await call(token, 'GET', path + more);
  await call('none', 'GET', `${path}&inView=true`);
  expect(seen).toEqual([conversationId]);
});

it('gives everything again to a watermark that is none of ours, and the rest to one that is', async () => {
  await start();
  const { conversationId, token } = await generate();
  await begin(token);
  const after = async (watermark: string) => {
    const answer = await call(token, 'GET', `/conversations/${conversationId}/activities?watermark=${watermark}`);
    const { activities, watermark: next } = (await answer.json()) as { activities: unknown[]; watermark: string };
    return { count: activities.length, next };
  };
  await greeted(conversationId);
  const whole = await after('');
  expect(whole.count).toBe(1);
  expect(await after('999999')).toEqual(whole);
  expect(await after('nonsense')).toEqual(whole);
  expect(await after('-')).toEqual(whole);
  expect(await after(whole.next)).toEqual({ count: 0, next: whole.next });
  const beyond = (await begin(token)).streamUrl.replace('watermark=', 'watermark=999999');
  const socket = new WebSocket(beyond);
  const frame = await new Promise((resolve) => socket.once('message', (content) => resolve(String(content))));
  expect(JSON.parse(String(frame))).toMatchObject({ activities: [{ text: 'Hello.' }], watermark: whole.next });
  socket.close();
});

it('gives chat tokens to our own pages, and no more than one address may have', async () => {
  let now = Date.now();
  await start({ clock: () => now, chatTokensPerMinute: 3 });
  const ask = (headers: Record<string, string> = {}) => fetch(`${line.base}/chat/token`, { method: 'POST', headers });
  expect((await ask({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await ask({ origin: line.base, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await ask({ origin: line.base })).status).toBe(200);
  expect((await ask()).status).toBe(200);
  expect((await ask()).status).toBe(200);
  const many = await ask();
  expect(many.status).toBe(429);
  expect(many.headers.get('retry-after')).toBe('20');
  now += 20_000;
  expect((await ask()).status).toBe(200);
  expect((await ask()).status).toBe(429);
});

it('counts messages without a key, and stores each of them', async () => {
  await start();
  const { conversationId, token } = await generate();
  await begin(token);
  for (let n = 0; n < 2; n += 1) {
    await call(token, 'POST', `/conversations/${conversationId}/activities`, { type: 'message', text: 'again' });
  }
  expect((await seenBy(token, conversationId)).filter(({ text }) => text === 'again')).toHaveLength(2);
  expect(await line.metrics.text()).toContain('fixpath_unkeyed_messages_total 2');
});

it('lets the holder of the secret act without tokens', async () => {
  await start();
  const started = (await (await call(secret, 'POST', '/conversations', { user: { id: 'dl_pat' } })).json()) as {
    conversationId: string;
  };
  const path = `/conversations/${started.conversationId}/activities`;
  const sent = await call(secret, 'POST', path, { type: 'message', text: 'hello', from: { id: 'dl_pat' } });
  expect(sent.status).toBe(200);
  expect((await seenBy(secret, started.conversationId)).find(({ text }) => text === 'hello')?.from.id).toBe('dl_pat');
});

async function greeted(conversation: string): Promise<void> {
  for (;;) {
    const grown = new Promise<void>((resolve) => {
      const stop = line.store.watch(() => {
        stop();
        resolve();
      });
    });
    if ((await line.store.find(conversation))?.state !== undefined && line.played.length > 0) {
      if ((await line.store.unfinished()).length === 0) return;
    }
    await grown;
  }
}

function opened(url: string): Promise<'open' | number | undefined> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    socket.once('open', () => {
      resolve('open');
      socket.close();
    });
    socket.once('unexpected-response', (_, response) => resolve(response.statusCode));
    socket.on('error', () => {});
  });
}

/** Resolves once the server has read what was sent before. */
function answered(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('pong', () => resolve());
    socket.ping();
  });
}
