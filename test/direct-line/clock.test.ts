import { expect, it, onTestFinished } from 'vitest';
import type { ChatToken } from '../../src/domain/wire/wire.ts';
import { startLine } from './support/start-line.ts';

const hour = 3_600_000;
const year = 365 * 24 * hour;

it('locks nobody out however the clock is set: tokens, keys, allowances and links hold as long as they said', async () => {
  let now = Date.UTC(2026, 10, 29, 9);
  let set = 0;
  const line = await startLine({
    clock: () => now + set,
    steady: () => now,
    messages: { atOnce: 2, perMinute: 60 },
    chatTokensPerMinute: 2,
  });
  onTestFinished(() => line.close());
  const enter = async (resumeKey?: string) => {
    const body = JSON.stringify({ resumeKey });
    const answered = await fetch(`${line.base}/chat/token`, { method: 'POST', body });
    expect(answered.status).toBe(200);
    return (await answered.json()) as ChatToken;
  };
  const first = await enter();
  const headers = { authorization: `Bearer ${first.token}`, 'content-type': 'application/json' };
  await fetch(`${line.domain}/conversations`, { method: 'POST', headers });
  const ids: string[] = [];
  for (const step of [-hour, year, -2 * year, 3 * year, hour]) {
    set += step;
    now += 2 * 60_000;
    const answered = await fetch(`${line.domain}/conversations/${first.conversationId}/activities`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ type: 'message', text: 'still here', id: `${step}` }),
    });
    expect([step, answered.status]).toEqual([step, 200]);
    ids.push(((await answered.json()) as { id: string }).id);
    expect((await enter(first.resumeKey)).conversationId).toBe(first.conversationId);
  }
  const log = await line.store.read(first.conversationId, 0, 100);
  expect(log.filter(({ body }) => body.kind === 'message').map(({ id }) => id)).toEqual(ids);
  now += 31 * 60_000;
  const late = await fetch(`${line.domain}/conversations/${first.conversationId}/activities`, { headers });
  expect(late.status).toBe(403);
});
