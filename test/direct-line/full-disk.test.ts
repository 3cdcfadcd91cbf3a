import { expect, it, onTestFinished } from 'vitest';
import type { ChatToken } from '../../src/domain/wire/wire.ts';
import { smallDisk } from '../storage/support/small-disk.ts';
import { startLine } from './support/start-line.ts';

it('asks for patience while the disk is full, says so at /readyz and in the metrics, and takes the message once there is room', async ({
  skip,
}) => {
  const disk = smallDisk(12) ?? skip();
  const line = await startLine({ folder: disk.folder });
  onTestFinished(() => line.close());
  const { token, conversationId } = (await (
    await fetch(`${line.base}/chat/token`, { method: 'POST' })
  ).json()) as ChatToken;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const send = (key: number) =>
    fetch(`${line.domain}/conversations/${conversationId}/activities`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ type: 'message', text: 'a'.repeat(100_000), id: `${key}` }),
    });
  const well = async () => /^fixpath_store_well (\d)$/m.exec(await (await fetch(`${line.base}/metrics`)).text())?.[1];
  expect((await fetch(`${line.base}/readyz`)).status).toBe(200);
  expect(await well()).toBe('1');

  const makeRoom = await disk.fill();
  let key = 0;
  let answer = await send(key);
  while (answer.status === 200) answer = await send(++key);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(await answer.json()).toMatchObject({ error: { code: 'NotStored' } });
  const ready = await fetch(`${line.base}/readyz`);
  expect([ready.status, ready.headers.get('retry-after'), await ready.json()]).toEqual([
    503,
    '5',
    { status: 'storage-full' },
  ]);
  expect(await well()).toBe('0');

  makeRoom();
  expect((await fetch(`${line.base}/readyz`)).status).toBe(200);
  const { id } = (await (await send(key)).json()) as { id: string };
  expect(await (await send(key)).json()).toEqual({ id });
  expect(await well()).toBe('1');
});
