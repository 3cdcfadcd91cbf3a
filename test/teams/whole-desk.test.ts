import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, createApp } from '../../src/app/create-app.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { keepingLog } from '../http/support/keeping-log.ts';
import { deskContent } from '../play/desk-content.ts';
import { message, teamsMessage } from './support/activities.ts';
import { type Connector, startConnector } from './support/start-connector.ts';

let folder: string;
let app: App;
let connector: Connector;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fixpath-teams-'));
  connector = await startConnector();
  const desk = await deskContent();
  app = await createApp(readConfig({ PORT: '0', DATA_DIR: folder, ALLOW_UNAUTHENTICATED_BOT: 'true' }), { desk });
});

afterAll(async () => {
  await app.close();
  await connector.close();
  await rm(folder, { recursive: true });
});

const post = (activity: object): Promise<Response> =>
  fetch(`${app.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });

type Named = { channelData: { fixpath: { kind: string; step?: string; outcome?: string } } };
const names = (activities: readonly Named[]): string[] =>
  activities.map(({ channelData: { fixpath } }) => `${fixpath.kind} ${fixpath.step ?? fixpath.outcome ?? ''}`.trim());

test('the desk solves a problem for a caller that expects replies', async () => {
  const say = async (text: string): Promise<string[]> => {
    const response = await post(
      message(connector.url, text, { deliveryMode: 'expectReplies', conversation: { id: 'expecting' } }),
    );
    return names(((await response.json()) as { activities: Named[] }).activities);
  };
  expect(await say('my photos are not uploading to icloud')).toContain('question apple-id');
  expect(await say('Yes')).toEqual(['question sync-switch']);
  expect((await say('no, it is off')).join()).toMatch(/^fix sync-switch/);
  expect((await say('it works')).join()).toContain('outcome');
  expect(connector.posts).toEqual([]);
});

test('the desk plays in Teams by cards: a tap on one leads to the next', async () => {
  const place = { conversation: { id: 'a:cards', conversationType: 'personal' } };
  await post(teamsMessage(connector.url, '', { ...place, type: 'installationUpdate', action: 'add', text: undefined }));
  await post(teamsMessage(connector.url, 'my photos are not uploading to icloud', place));
  const first = await lastCard('apple-id');
  await post(teamsMessage(connector.url, first.text, { ...place, value: first.value }));
  await lastCard('sync-switch');
  // The first card still hangs in the chat: its button is known to be an old one.
  const before = connector.posts.length;
  await post(teamsMessage(connector.url, first.text, { ...place, value: first.value }));
  await connector.received(before + 1);
  await lastCard('sync-switch', before);
});

/** The first button of the card that asks about a step, once it was posted. */
async function lastCard(step: string, after = 0): Promise<{ text: string; value: object }> {
  for (let count = after + 1; ; count += 1) {
    const { activity } = (await connector.received(count))[count - 1] ?? {};
    const { channelData, attachments } = activity as unknown as Named & { attachments?: { content: Card }[] };
    if (channelData.fixpath.step !== step || !attachments) continue;
    const action = attachments[0]?.content.body.findLast(({ actions }) => actions)?.actions?.[0];
    if (!action) throw new Error('a card without buttons');
    return action.data.msteams;
  }
}

type Card = { body: { actions?: { data: { msteams: { text: string; value: object } } }[] }[] };

test('whose registration says no type is told at the start which one is taken', async () => {
  const log = keepingLog();
  const registered = {
    MicrosoftAppId: '00000000-0000-4000-8000-000000000001',
    MicrosoftAppPassword: 'secret',
    MicrosoftAppTenantId: 'tenant-1',
    PUBLIC_URL: 'https://help.example.org',
  };
  const other = await createApp(readConfig({ PORT: '0', DATA_DIR: join(folder, 'registered'), ...registered }), {
    log,
    desk: await deskContent(),
  });
  await other.close();
  expect(log.lines).toContainEqual({
    level: 'info',
    event: expect.stringContaining('taken for SingleTenant'),
    fields: { tenant: 'tenant-1' },
  });
});
