import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ChatNews, ChatToken } from '../../src/domain/wire/wire.ts';
import { type Line, startLine } from './support/start-line.ts';

let line: Line;
let pass: ChatToken;
beforeEach(async () => {
  const now = Date.now();
  line = await startLine({ clock: () => now });
  pass = (await (await fetch(`${line.base}/chat/token`, { method: 'POST' })).json()) as ChatToken;
});
afterEach(() => line.close());

const ask = (body: object, headers: Record<string, string> = {}) =>
  fetch(`${line.base}/chat/news`, { method: 'POST', body: JSON.stringify(body), headers });

it('tells who has the key how much was said after a place, and the last of it as plain words', async () => {
  expect(await (await ask({ resumeKey: pass.resumeKey })).json()).toEqual({ waits: false, count: 0 });
  const headers = { authorization: `Bearer ${pass.token}` };
  await fetch(`${line.domain}/conversations`, { method: 'POST', headers });
  await fetch(`${line.domain}/conversations/${pass.conversationId}/activities`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ type: 'message', id: '1', text: '**wifi**' }),
  });
  const news = async (after: number) => (await (await ask({ resumeKey: pass.resumeKey, after })).json()) as ChatNews;
  await expect.poll(async () => (await news(0)).count).toBe(2);
  expect(await news(0)).toEqual({ waits: false, count: 2, name: 'Help desk', text: 'You said: wifi' });
  expect(await news(99)).toEqual({ waits: false, count: 0 });
});

it('tells nobody else anything, and no page of a site that is not allowed', async () => {
  for (const resumeKey of [undefined, 'nonsense', pass.token]) expect((await ask({ resumeKey })).status).toBe(403);
  expect((await ask({ resumeKey: pass.resumeKey, after: -1 })).status).toBe(400);
  const readable = async (origin: string) =>
    (await ask({ resumeKey: pass.resumeKey }, { origin })).headers.get('access-control-allow-origin');
  expect(await readable('https://shop.example')).toBe('https://shop.example');
  expect(await readable('https://elsewhere.example')).toBeNull();
});

it('does not let a conversation ask without end', async () => {
  const statuses = await Promise.all(
    Array.from({ length: 40 }, async () => (await ask({ resumeKey: pass.resumeKey })).status),
  );
  expect(statuses.filter((status) => status === 429)).toHaveLength(10);
});
