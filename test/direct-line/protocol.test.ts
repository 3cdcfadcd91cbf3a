import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Line, secret, startLine } from './support/start-line.ts';

const contract = new URL('../../../shared/specs/directline-3.0.json', import.meta.url);
const present = existsSync(contract);

let line: Line;

beforeAll(async () => {
  line = await startLine();
});

afterAll(() => line.close());

it.skipIf(!present)('answers every operation as the published contract says (needs ../shared)', async () => {
  const published = JSON.parse(readFileSync(contract, 'utf8')) as {
    definitions: Record<string, { additionalProperties?: boolean }>;
  };
  const ajv = new Ajv({ strict: false, formats: { 'date-time': isTime, int32: true, int64: true, double: true } });
  ajv.addSchema({ $id: 'contract', definitions: published.definitions });
  const check = (name: string, value: unknown): void => {
    const fits = ajv.compile({ $ref: `contract#/definitions/${name}` });
    expect([name, fits(value), fits.errors]).toEqual([name, true, null]);
  };
  const call = async (bearer: string, method: string, path: string, body?: unknown) => {
    const answer = await fetch(line.domain + path, {
      method,
      headers: {
        authorization: `Bearer ${bearer}`,
        ...(!(body instanceof FormData) && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  };

  const generated = await call(secret, 'POST', '/tokens/generate', { user: { id: 'dl_pat', name: 'Pat' } });
  expect(generated.status).toBe(200);
  check('Conversation', generated.body);
  const { token = '', conversationId = '' } = generated.body;
  const path = `/conversations/${conversationId}`;
  const begun = await call(token, 'POST', '/conversations', { user: { id: 'dl_pat' }, locale: 'en-GB' });
  expect(begun.status).toBe(201);
  check('Conversation', begun.body);
  expect((await call(token, 'POST', '/conversations')).status).toBe(200);
  const refreshed = await call(token, 'POST', '/tokens/refresh');
  check('Conversation', refreshed.body);
  const reconnected = await call(token, 'GET', `${path}?watermark=1`);
  expect(reconnected.status).toBe(200);
  check('Conversation', reconnected.body);
  expect(reconnected.body.streamUrl).toContain('watermark=1');
  const posted = await call(token, 'POST', `${path}/activities`, { type: 'message', text: 'hello' });
  check('ResourceResponse', posted.body);
  const form = new FormData();
  form.append(
    'activity',
    new Blob([JSON.stringify({ type: 'message', text: 'look' })], { type: 'application/vnd.microsoft.activity' }),
  );
  form.append('file', new Blob(['words'], { type: 'text/plain' }), 'notes.txt');
  const uploaded = await call(token, 'POST', `${path}/upload?userId=dl_pat`, form);
  check('ResourceResponse', uploaded.body);
  const { id = '' } = uploaded.body;
  while (!(await line.store.repliesTo(conversationId, id)).done) await new Promise((resolve) => setImmediate(resolve));
  const polled = await call(token, 'GET', `${path}/activities`);
  check('ActivitySet', polled.body);
  const { activities } = polled.body as unknown as { activities: { text: string }[] };
  expect(activities.map(({ text }) => text)).toEqual(['Hello.', 'hello', 'You said: hello', 'look', 'You said: look']);
  expect((await call(token, 'GET', '/session/getsessionid')).body.sessionId).toBeTypeOf('string');
  const refused = await call('nonsense', 'GET', `${path}/activities`);
  expect(refused.status).toBe(403);
  check('ErrorResponse', refused.body);
});

function isTime(text: string): boolean {
  return new Date(text).toISOString() === text;
}
