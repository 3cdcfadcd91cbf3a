import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/app/create-app.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { keepingLog } from '../http/support/keeping-log.ts';
import { nextWriter } from '../storage/support/next-writer.ts';
import { secret, startServerProcess } from './support/server-process.ts';
import { trainedFolder } from './support/trained-folder.ts';

async function line(url: string, path: string, body?: object): Promise<Response> {
  return fetch(`${url}/v3/directline/conversations${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
}

it('is not ready any more when the writing thread has ended, and says why', async () => {
  const log = keepingLog();
  const writer = nextWriter();
  let ended = 0;
  const contentDir = join(import.meta.dirname, '../..');
  const config = readConfig({ PORT: '0', DATA_DIR: await trainedFolder(), CONTENT_DIR: contentDir });
  const app = await createApp(config, { log, onEnd: () => ended++ });
  onTestFinished(() => app.close());
  const ready = async () => {
    const answer = await fetch(`${app.url}/readyz`);
    return { status: answer.status, body: await answer.json() };
  };
  expect(await ready()).toEqual({ status: 200, body: { status: 'ready' } });
  await (await writer).terminate();
  expect(await ready()).toEqual({ status: 503, body: { status: 'ended' } });
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  expect(ended).toBe(1);
  expect(JSON.stringify(log)).toContain('the store has ended');
});

it('ends the process with 1, so that it is started again, and the next one has all that was acknowledged', async () => {
  const folder = await trainedFolder();
  const server = await startServerProcess(folder, [
    '--import',
    join(import.meta.dirname, 'support/end-writer-on-signal.ts'),
  ]);
  onTestFinished(server.kill);
  const { conversationId } = (await (await line(server.url, '', {})).json()) as { conversationId: string };
  const sent = await line(server.url, `/${conversationId}/activities`, {
    type: 'message',
    id: '1',
    from: { id: 'dl_anna' },
    text: 'photos not uploading',
  });
  expect(sent.status).toBe(200);
  server.signal('SIGUSR2');
  const { code, printed } = await server.ended();
  expect(code).toBe(1);
  expect(printed).toContain('the store has ended');
  expect(printed).toContain('Start Fixpath again');

  const next = await startServerProcess(folder);
  onTestFinished(next.kill);
  const texts = async () => {
    const { activities } = (await (await line(next.url, `/${conversationId}/activities`)).json()) as {
      activities: readonly { text?: string }[];
    };
    return activities.map(({ text }) => text).join('\n');
  };
  await expect.poll(texts).toMatch(/photos not uploading[\s\S]*Apple/);
});
