import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Line, secret, startLine } from './support/start-line.ts';

let line: Line;
let conversation: string;
let token: string;

beforeAll(async () => {
  line = await startLine();
});

afterAll(() => line.close());

beforeEach(async () => {
  const generated = await fetch(`${line.domain}/tokens/generate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}` },
    body: JSON.stringify({ user: { id: 'dl_pat', name: 'Pat' } }),
  });
  ({ conversationId: conversation, token } = (await generated.json()) as { conversationId: string; token: string });
  expect((await call('POST', '/conversations')).status).toBe(201);
});

function call(method: string, path: string, body?: RequestInit['body'], headers: Record<string, string> = {}) {
  return fetch(line.domain + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body }),
  });
}

const post = (body: RequestInit['body'], headers: Record<string, string> = {}) =>
  call('POST', `/conversations/${conversation}/activities`, body, headers);

/** After anything bad: the server lives, and the conversation holds what was accepted and nothing else. */
async function nothingIsDisturbed(accepted: readonly string[] = []): Promise<void> {
  const sent = await post(JSON.stringify({ type: 'message', text: 'still there?' }));
  expect(sent.status).toBe(200);
  const { id } = (await sent.json()) as { id: string };
  while (!(await line.store.repliesTo(conversation, id)).done) await grown();
  const seen = await call('GET', `/conversations/${conversation}/activities`);
  const { activities } = (await seen.json()) as { activities: { text: string; from: { role: string } }[] };
  expect(activities.filter(({ from }) => from.role === 'user').map(({ text }) => text)).toEqual([
    ...accepted,
    'still there?',
  ]);
  expect(activities.at(-1)?.text).toBe('You said: still there?');
}

function grown(): Promise<void> {
  return new Promise((resolve) => {
    const stop = line.store.watch(() => {
      stop();
      resolve();
    });
  });
}

const message = (more: object) => JSON.stringify({ type: 'message', text: 'x', ...more });

const refused: readonly (readonly [what: string, body: string, code: string, names?: string])[] = [
  ['nothing at all', '', 'BadSyntax'],
  ['no JSON', 'hello', 'BadSyntax'],
  ['half of JSON', '{"type":"message"', 'BadSyntax'],
  ['a list', '[]', 'BadArgument'],
  ['a word', '"message"', 'BadArgument'],
  ['null', 'null', 'BadArgument'],
  ['no type', '{"text":"x"}', 'MissingProperty', 'type'],
  ['a type that is no word', '{"type":7}', 'BadArgument', 'type'],
  ['an empty type', '{"type":""}', 'BadArgument', 'type'],
  ['a text that is a number', message({ text: 42 }), 'BadArgument', 'text'],
  ['a text that is a list', message({ text: ['x'] }), 'BadArgument', 'text'],
  ['a from that is a word', message({ from: 'me' }), 'BadArgument', 'from'],
  ['a from.id that is an object', message({ from: { id: {} } }), 'BadArgument', 'from.id'],
  ['attachments that are an object', message({ attachments: {} }), 'BadArgument', 'attachments'],
  ['an attachment without type', message({ attachments: [{}] }), 'MissingProperty', 'attachments[0]'],
  ['channelData that is a word', message({ channelData: 'x' }), 'BadArgument', 'channelData'],
  [
    'a clientActivityID that is a number',
    message({ channelData: { clientActivityID: 1 } }),
    'BadArgument',
    'channelData.clientActivityID',
  ],
  ['a locale that is a number', message({ locale: 1 }), 'BadArgument', 'locale'],
  ['an empty message', '{"type":"message"}', 'EmptyMessage'],
  ['a message of spaces', message({ text: ' \n ' }), 'EmptyMessage'],
  ['an event without a name', '{"type":"event"}', 'MissingProperty', 'name'],
  [
    'a file from elsewhere',
    message({ attachments: [{ contentType: 'image/png', contentUrl: 'fixpath-file:1' }] }),
    'BadArgument',
    'attachments[0].contentUrl',
  ],
  [
    'a script for a picture',
    message({ attachments: [{ contentType: 'image/png', contentUrl: 'javascript:alert(1)' }] }),
    'BadArgument',
    'attachments[0].contentUrl',
  ],
  ['nesting of 5000 levels', `{"type":"message","value":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'BadArgument'],
  ['nesting of 100 000 levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'BadArgument'],
  ['a key __proto__', '{"type":"message","text":"x","__proto__":{"admin":true}}', 'BadArgument', '__proto__'],
  ['a deep key constructor', message({ value: { a: [{ constructor: {} }] } }), 'BadArgument', 'value.a[0].constructor'],
  ['a key prototype', message({ channelData: { prototype: 1 } }), 'BadArgument', 'channelData.prototype'],
];

it.each(refused)('refuses %s with 400 and is none the worse for it', async (_, body, code, names = '') => {
  const answer = await post(body);
  expect(answer.status).toBe(400);
  const { error } = (await answer.json()) as { error: { code: string; message: string } };
  expect(error.code).toBe(code);
  expect(error.message).toContain(names);
  await nothingIsDisturbed();
});

it('refuses bytes that are no UTF-8', async () => {
  const answer = await post(
    Buffer.concat([Buffer.from('{"type":"message","text":"'), Buffer.from([0xff, 0xfe, 0x22, 0x7d])]),
  );
  expect(answer.status).toBe(400);
  await nothingIsDisturbed();
});

it('refuses a body of 10 MB with 413', async () => {
  expect((await post(message({ text: 'x'.repeat(10 * 1024 * 1024) }))).status).toBe(413);
  await nothingIsDisturbed();
});

it('refuses a compressed body with 415, be it sound or not', async () => {
  expect((await post('this is not gzip', { 'content-encoding': 'gzip' })).status).toBe(415);
  expect((await post(gzipSync(message({})), { 'content-encoding': 'gzip' })).status).toBe(415);
  await nothingIsDisturbed();
});

it('acknowledges types that it does not use, and stores nothing', async () => {
  for (const type of ['typing', 'conversationUpdate', 'endOfConversation', 'messageReaction', 'something-new']) {
    const answer = await post(JSON.stringify({ type, text: 'x' }));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ id: expect.any(String) });
  }
  await nothingIsDisturbed();
});

it('takes 100 000 characters, an emoji alone, null fields, half an emoji and a value alone', async () => {
  const long = 'a'.repeat(100_000);
  expect((await post(message({ text: long }))).status).toBe(200);
  expect((await post(message({ text: '🥲' }))).status).toBe(200);
  expect((await post(message({ text: 'nulls', from: null, locale: null, attachments: null }))).status).toBe(200);
  expect((await post('{"type":"message","text":"half \\ud83e"}')).status).toBe(200);
  expect((await post('{"type":"message","value":{"form":1}}')).status).toBe(200);
  const answer = await call('GET', `/conversations/${conversation}/activities`);
  const { activities } = (await answer.json()) as { activities: { text?: string; from: { role: string } }[] };
  const mine = activities.filter(({ from }) => from.role === 'user').map(({ text }) => text);
  expect(mine.slice(0, 3)).toEqual([long, '🥲', 'nulls']);
  expect(mine).toHaveLength(5);
});

it('answers 404 for a conversation that it does not know', async () => {
  for (const authorization of [`Bearer ${token}`, `Bearer ${secret}`]) {
    const elsewhere = (method: string, path: string, body?: string) => call(method, path, body, { authorization });
    expect((await elsewhere('POST', '/conversations/nowhere/activities', message({}))).status).toBe(404);
    expect((await elsewhere('GET', '/conversations/nowhere/activities')).status).toBe(404);
    expect((await elsewhere('GET', '/conversations/nowhere')).status).toBe(404);
  }
  await nothingIsDisturbed();
});

it('refuses damaged uploads, uploads of the wrong kind and too many files', async () => {
  const upload = (body: RequestInit['body'], type: string) =>
    call('POST', `/conversations/${conversation}/upload`, body, { 'content-type': type });
  expect((await upload('x', 'multipart/form-data; boundary=x')).status).toBe(400);
  expect((await upload('x', 'multipart/form-data')).status).toBe(400);
  expect((await upload('x', 'text/plain')).status).toBe(400);
  const form = async (fill: (form: FormData) => void) => {
    const filled = new FormData();
    fill(filled);
    const request = new Response(filled);
    return upload(await request.bytes(), request.headers.get('content-type') ?? '');
  };
  expect((await form(() => {})).status).toBe(400);
  expect((await form((of) => of.append('activity', '{"type":"event","name":"x"}'))).status).toBe(400);
  expect((await form((of) => of.append('activity', 'no json'))).status).toBe(400);
  const eleven = await form((of) => {
    for (let n = 0; n < 11; n += 1) of.append('file', new Blob(['x']), 'x.txt');
  });
  expect(eleven.status).toBe(400);
  const large = await form((of) => of.append('file', new Blob(['x'.repeat(17 * 1024 * 1024)]), 'x.txt'));
  expect(large.status).toBe(413);
  await nothingIsDisturbed();
});

it('refuses malformed token requests', async () => {
  for (const body of ['no json', '[]', '{"user":"me"}', '{"user":{"id":7}}', '{"__proto__":{}}']) {
    expect((await call('POST', '/tokens/generate', body, { authorization: `Bearer ${secret}` })).status).toBe(400);
    const chat = await fetch(`${line.base}/chat/token`, { method: 'POST', body });
    expect(chat.status).toBe(400);
  }
  expect((await fetch(`${line.base}/chat/token`, { method: 'POST', body: '{"resumeKey":"nonsense"}' })).status).toBe(
    200,
  );
});

it('answers any JSON at all with 200 or 400, never with a failure of its own', async () => {
  const any = fc.jsonValue({ maxDepth: 4 });
  const field = fc.constantFrom(
    'type',
    'text',
    'value',
    'from',
    'attachments',
    'channelData',
    'entities',
    'locale',
    'name',
  );
  const activity = fc.dictionary(field, any).map((fields) => ({ type: 'message', ...fields }));
  await fc.assert(
    fc.asyncProperty(fc.oneof(any, activity), async (body) => {
      const answer = await post(JSON.stringify(body));
      await answer.arrayBuffer();
      expect([200, 400]).toContain(answer.status);
    }),
    { numRuns: 300 },
  );
  const seen = await call('GET', `/conversations/${conversation}/activities`);
  expect(seen.status).toBe(200);
  expect(line.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});
