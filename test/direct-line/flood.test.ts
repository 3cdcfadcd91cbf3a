import { expect, it, onTestFinished } from 'vitest';
import type { ChatToken } from '../../src/domain/wire/wire.ts';
import { type Client, officialClient } from '../official-clients/official-client.ts';
import { type LineOptions, secret, startLine } from './support/start-line.ts';

/** A desk, and somebody in a conversation with it. */
async function open(options: LineOptions) {
  const line = await startLine(options);
  onTestFinished(() => line.close());
  const visitor = async () => {
    const token = (await (await fetch(`${line.base}/chat/token`, { method: 'POST' })).json()) as ChatToken;
    const client = officialClient({ domain: line.domain, token: token.token });
    onTestFinished(() => client.end());
    await client.until(() => client.shown.length === 1);
    return { client, ...token };
  };
  return { line, visitor };
}

const message = (text: string) => ({
  type: 'message',
  text,
  from: { id: 'anybody' },
  channelData: { fixpath: { retryKey: text } },
});

/** The client tells its page that a message was not taken by "retry" or by an error. */
const isTaken = (client: Client, text: string): Promise<boolean> =>
  client.post(message(text)).then(
    (id) => id !== 'retry',
    ({ status }: { status: number }) => status !== 429,
  );

it('holds up a flood with 429 and Retry-After, and takes each message once when it is sent again', async () => {
  let now = Date.UTC(2026, 10, 23, 9);
  const { line, visitor } = await open({ clock: () => now, messages: { atOnce: 3, perMinute: 6 } });
  const { client, token, conversationId } = await visitor();
  for (const text of ['one', 'two', 'three']) await client.post(message(text));
  expect(await isTaken(client, 'four')).toBe(false);
  const refused = await fetch(`${line.domain}/conversations/${conversationId}/activities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(message('five')),
  });
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('10');
  expect(await refused.json()).toMatchObject({ error: { code: 'TooManyRequests' } });

  now += 10_000;
  const id = await client.post(message('four'));
  now += 10_000;
  expect(await client.post(message('four'))).toBe(id);
  await client.until(() => client.texts().includes('You said: four'));
  const said = client.texts().filter((text) => !text.startsWith('You said') && text !== 'Hello.');
  expect(said).toEqual(['one', 'two', 'three', 'four']);
  expect(client.statuses.at(-1)).toBe(2); // online
});

it('holds up nobody else, no typing, and not the holder of the master key', async () => {
  const { line, visitor } = await open({ messages: { atOnce: 1, perMinute: 1 } });
  const [one, other] = [await visitor(), await visitor()];
  await one.client.post(message('hello'));
  expect(await isTaken(one.client, 'again')).toBe(false);
  await one.client.post({ type: 'typing', from: { id: 'anybody' } });
  await other.client.post(message('hello'));
  const answer = await fetch(`${line.domain}/conversations/${one.conversationId}/activities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(message('from the back end')),
  });
  expect(answer.status).toBe(200);
});

it('never meets anybody who types: ten messages a second for half a minute are taken', async () => {
  let now = Date.UTC(2026, 10, 23, 9);
  const { visitor } = await open({ clock: () => now });
  const { client } = await visitor();
  for (let n = 0; n < 300; n++) {
    await client.post(message(`message ${n}`));
    now += 100;
  }
});
