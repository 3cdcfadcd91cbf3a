import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createMetrics } from '../../src/app/metrics/create-metrics.ts';
import type { HttpRequest } from '../../src/domain/wire/http.ts';
import { type RunningServer, startServer } from '../../src/http/start-server.ts';
import { keepingLog } from './support/keeping-log.ts';

const log = keepingLog();
const metrics = createMetrics();
let server: RunningServer;
let base: string;
let gate = Promise.withResolvers<void>();

beforeAll(async () => {
  const echo = async (asked: HttpRequest) => ({
    status: 200,
    body: { ...asked, query: [...asked.query], body: Buffer.from(asked.body).toString() },
  });
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    log,
    metrics,
    patience: 300,
    headerPatience: 300,
    bodyRoom: 1_000_000,
    heartbeat: 50,
    trustProxy: ['loopback'],
    origins: ['https://shop.example'],
    routes: [
      { method: 'POST', path: '/echo/:id', answer: echo, shared: true },
      { method: 'GET', path: '/echo/:id', answer: echo },
      {
        method: 'POST',
        path: '/broken',
        answer: async () => {
          throw new Error('the secret cause');
        },
      },
      {
        method: 'POST',
        path: '/slow',
        limit: 2_000_000,
        answer: async ({ body }) => {
          await gate.promise;
          return { status: 200, body: { bytes: body.length } };
        },
      },
      { method: 'GET', path: '/bytes', answer: () => ({ status: 200, body: new Uint8Array([1, 2, 3]) }) },
    ],
    sockets: [
      {
        path: '/socket/:id',
        open: async (asked) =>
          asked.params.id === 'no'
            ? { type: 'refused', answered: { status: 403, body: { error: { code: 'No', message: 'no' } } } }
            : {
                type: 'opened',
                begin: (socket) => {
                  socket.onText((text) => socket.send(`${asked.params.id} heard ${text}`));
                },
              },
      },
    ],
  });
  base = `http://127.0.0.1:${server.port}`;
});

afterAll(() => server.close());

it('hands a request on with its parameters, query and body', async () => {
  const answer = await fetch(`${base}/echo/a%20b?x=1&x=2`, { method: 'POST', body: 'hello' });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    method: 'POST',
    path: '/echo/a%20b',
    params: { id: 'a b' },
    query: [
      ['x', '1'],
      ['x', '2'],
    ],
    body: 'hello',
    from: '127.0.0.1',
    origin: base,
  });
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('server')).toBeNull();
});

it('refuses a compressed body, damaged or not, and lives', async () => {
  for (const encoding of ['gzip', 'br', 'deflate', 'gzip, identity']) {
    const answer = await fetch(`${base}/echo/a`, {
      method: 'POST',
      headers: { 'content-encoding': encoding },
      body: 'this is not gzip',
    });
    expect(answer.status).toBe(415);
    expect(await answer.json()).toMatchObject({ error: { code: 'UnsupportedEncoding' } });
  }
  expect((await fetch(`${base}/echo/a`)).status).toBe(200);
});

it('refuses a body above its limit, announced or streamed, and its sender sees the answer', async () => {
  const large = 'x'.repeat(10 * 1024 * 1024);
  const announced = await fetch(`${base}/echo/a`, { method: 'POST', body: large });
  expect(announced.status).toBe(413);
  expect(await announced.json()).toMatchObject({ error: { code: 'BodyTooLarge' } });
  const streamed = await fetch(`${base}/echo/a`, {
    method: 'POST',
    body: new Blob([large]).stream(),
    duplex: 'half',
  } as RequestInit);
  expect(streamed.status).toBe(413);
  expect((await fetch(`${base}/echo/a`, { method: 'POST', body: 'x'.repeat(256 * 1024) })).status).toBe(200);
});

it('takes no more large bodies at once than it has room for, small ones always, and large ones again afterwards', async () => {
  const send = (bytes: number) => fetch(`${base}/slow`, { method: 'POST', body: Buffer.alloc(bytes) });
  const [first, second] = [send(900_000), send(900_000)];
  const refused = await Promise.race([first, second]);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
  const small = send(1000);
  gate.resolve();
  expect((await small).status).toBe(200);
  expect((await Promise.all([first, second])).map(({ status }) => status).sort()).toEqual([200, 503]);
  gate = Promise.withResolvers();
  gate.resolve();
  for (let times = 0; times < 3; times++) expect((await send(900_000)).status).toBe(200);
});

it('does not wait for ever for a body', async () => {
  const answer = new Promise<number | undefined>((resolve, reject) => {
    const slow = httpRequest(`${base}/echo/a`, { method: 'POST', headers: { 'content-length': '10' } }, (response) => {
      resolve(response.statusCode);
      response.resume();
      slow.destroy();
    });
    slow.on('error', reject);
    slow.write('half');
  });
  expect(await answer).toBe(408);
});

it('drops whoever sends half a head and then nothing', async () => {
  const socket = connect(server.port, '127.0.0.1');
  socket.write('POST /echo/a HTTP/1.1\r\nHost: a\r\nX-Ha');
  const heard: Buffer[] = [];
  socket.on('data', (chunk) => heard.push(chunk));
  await new Promise((resolve) => socket.on('close', resolve));
  expect(Buffer.concat(heard).toString()).toMatch(/^HTTP\/1\.1 408/);
});

it('lives when a client leaves in the middle of its body', async () => {
  for (let n = 0; n < 5; n += 1) {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write('POST /echo/a HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf');
    await new Promise((resolve) => setImmediate(resolve));
    socket.destroy();
  }
  expect((await fetch(`${base}/echo/a`)).status).toBe(200);
});

it('answers every malformed request line, host and path with a 4xx and lives', async () => {
  const lines = [
    'GET /echo/%E0%A4%A HTTP/1.1\r\nHost: a',
    'GET /%zz HTTP/1.1\r\nHost: a',
    'GET /echo/a HTTP/1.1\r\nHost: [',
    'GET /nothing HTTP/1.1\r\nHost: a;script-src',
    'GET //nowhere HTTP/1.1\r\nHost: a',
    'GET /../../etc/passwd HTTP/1.1\r\nHost: a',
    'GET http://[ HTTP/1.1\r\nHost: a',
    'PROPFIND /echo/a HTTP/1.1\r\nHost: a',
    'OPTIONS * HTTP/1.1\r\nHost: a',
    'NONSENSE',
    `GET /echo/${'a'.repeat(500)} HTTP/1.1\r\nHost: a`,
    `GET /echo/a HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(40_000)}`,
  ];
  for (const line of lines) {
    const status = await raw(`${line}\r\nConnection: close\r\n\r\n`);
    expect([line.slice(0, 40), status >= 200 && status < 500]).toEqual([line.slice(0, 40), true]);
  }
  expect(await raw('GET /echo/a HTTP/1.1\r\nHost: a;script-src\r\nConnection: close\r\n\r\n')).toBe(400);
  expect((await fetch(`${base}/echo/a`)).status).toBe(200);
});

it('says what is not there and what is not allowed, as JSON', async () => {
  const missing = await fetch(`${base}/nothing`, { headers: { accept: 'text/html' } });
  expect(missing.status).toBe(404);
  expect(await missing.json()).toEqual({ error: { code: 'NotFound', message: expect.any(String) } });
  const wrong = await fetch(`${base}/broken`, { method: 'DELETE' });
  expect(wrong.status).toBe(405);
  expect(wrong.headers.get('allow')).toBe('POST');
  expect(await wrong.json()).toMatchObject({ error: { code: 'MethodNotAllowed' } });
});

it('tells nobody why it failed, except the log', async () => {
  const answer = await fetch(`${base}/broken`, {
    method: 'POST',
    headers: { authorization: 'Bearer hush' },
    body: 'x',
  });
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('secret cause');
  expect(log.lines.at(-1)).toMatchObject({ level: 'error', fields: { route: '/broken' } });
  expect(JSON.stringify(log.lines)).not.toContain('hush');
});

it('lets pages of the allowed sites call the shared routes and no others', async () => {
  const preflight = (origin: string) =>
    fetch(`${base}/echo/a`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    });
  const allowed = await preflight('https://shop.example');
  expect(allowed.status).toBe(204);
  expect(allowed.headers.get('access-control-allow-origin')).toBe('https://shop.example');
  expect(allowed.headers.get('access-control-allow-headers')).toContain('x-ms-bot-agent');
  expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  const call = (method: string, origin: string) => fetch(`${base}/echo/a`, { method, headers: { origin } });
  expect((await call('POST', 'https://shop.example')).headers.get('access-control-allow-origin')).toBe(
    'https://shop.example',
  );
  expect((await call('POST', 'https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  expect((await call('GET', 'https://shop.example')).headers.get('access-control-allow-origin')).toBeNull();
});

it('believes the forwarding headers of a trusted proxy', async () => {
  const headers = {
    'x-forwarded-for': '203.0.113.9, 127.0.0.1',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'help.example',
  };
  const answer = await fetch(`${base}/echo/a`, { headers });
  expect(await answer.json()).toMatchObject({ from: '203.0.113.9', origin: 'https://help.example' });
});

it('opens sockets, refuses them with a status, and survives a frame that is too large', async () => {
  const socket = new WebSocket(`${base.replace('http', 'ws')}/socket/seven`);
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send('hello');
  expect(await new Promise((resolve) => socket.once('message', (content) => resolve(String(content))))).toBe(
    'seven heard hello',
  );
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.send('x'.repeat(100_000));
  expect(await closed).toBe(1009);
  const statusOf = (path: string) =>
    new Promise((resolve) => {
      const refused = new WebSocket(`${base.replace('http', 'ws')}${path}`);
      refused.once('unexpected-response', (_, response) => resolve(response.statusCode));
      refused.on('error', () => {});
    });
  expect(await statusOf('/socket/no')).toBe(403);
  expect(await statusOf('/nothing')).toBe(404);
});

it('drops a socket whose client no longer answers, and keeps one that does', async () => {
  const address = `${base.replace('http', 'ws')}/socket/seven`;
  const alive = new WebSocket(address);
  const dead = new WebSocket(address, { autoPong: false });
  await new Promise((resolve) => dead.once('close', resolve));
  const answer = new Promise((resolve) => alive.once('message', resolve));
  alive.send('hello');
  expect(String(await answer)).toBe('seven heard hello');
  alive.close();
});

it('says which address is taken', async () => {
  await expect(startServer({ host: '127.0.0.1', port: server.port, routes: [], log })).rejects.toThrow(
    `127.0.0.1:${server.port}`,
  );
});

it('finishes what is under way before it closes', async () => {
  let release = (): void => {};
  let arrived = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const begun = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const slow = await startServer({
    host: '127.0.0.1',
    port: 0,
    log,
    routes: [
      {
        method: 'GET',
        path: '/slow',
        answer: async () => {
          arrived();
          await held;
          return { status: 200, body: { done: true } };
        },
      },
    ],
  });
  const answer = fetch(`http://127.0.0.1:${slow.port}/slow`);
  await begun;
  const closed = slow.close();
  release();
  expect(await (await answer).json()).toEqual({ done: true });
  await closed;
});

it('answers a client that offers another protocol as if it had not', async () => {
  expect(await raw('GET /echo/a HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, close\r\nUpgrade: h2c\r\n\r\n')).toBe(200);
});

it('answers HEAD like GET without a body', async () => {
  const answer = await fetch(`${base}/bytes`, { method: 'HEAD' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-length')).toBe('3');
});

it('counts requests by route and status', async () => {
  await fetch(`${base}/echo/a`);
  expect(await metrics.text()).toMatch(
    /fixpath_http_seconds_count\{method="GET",route="\/echo\/:id",status="200"\} \d+/,
  );
});

/** Sends these very bytes and gives the status of the answer. */
function raw(text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(Number(answer.split(' ')[1] ?? 0)));
    socket.write(text);
  });
}
