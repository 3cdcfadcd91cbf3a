import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ActivityHandler, type TurnContext } from 'botbuilder-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app/create-app.ts';
import { signFile } from '../../src/channels/files/file-signature.ts';
import { readConfig } from '../../src/config/read-config.ts';
import type { ChatToken } from '../../src/domain/wire/wire.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { type Client, officialClient } from '../official-clients/official-client.ts';
import { deskContent } from '../play/desk-content.ts';
import { botResponder } from '../support/bot-responder.ts';

const root = join(import.meta.dirname, '../..');

/** The SDK's own first sample, and what else a bot may look at. */
class EchoBot extends ActivityHandler {
  constructor() {
    super();
    this.onMembersAdded(async (context, next) => {
      await context.sendActivity(`Welcome, ${context.activity.locale}.`);
      await next();
    });
    this.onMessage(async (context, next) => {
      const { text, locale, attachments = [] } = context.activity;
      for (const { contentUrl = '' } of attachments)
        await context.sendActivity(`It says: ${await (await fetch(contentUrl)).text()}`);
      if (text) await context.sendActivity(`Echo (${locale}): ${text}`);
      await next();
    });
  }
}

let folder: string;
let app: App;
let client: Client;
let token: string;
let conversationId: string;
let close: () => Promise<void>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fixpath-bot-'));
  const store = await openSqliteStore({ folder });
  const key = await store.secret('signing-key', () => 'a-key-of-the-tests');
  const bot = new EchoBot();
  const respond = botResponder(
    { run: (context: TurnContext) => bot.run(context) },
    { linkTo: (file) => `${app.url}/files/${file}?sig=${signFile(key, file, Date.now())}` },
  );
  app = await createApp(readConfig({ PORT: '0', CONTENT_DIR: root }), { store, desk: await deskContent(), respond });
  close = async () => {
    await app.close();
    await store.close();
    await rm(folder, { recursive: true });
  };
  const answer = await fetch(`${app.url}/chat/token`, { method: 'POST' });
  ({ token, conversationId } = (await answer.json()) as ChatToken);
  const conversationStartProperties = { locale: 'de-AT' };
  client = officialClient({ domain: `${app.url}/v3/directline`, token, webSocket: true, conversationStartProperties });
});

afterEach(async () => {
  client.end();
  await close();
});

it('lets a bot of the SDK answer behind Direct Line: the official client shows what it sends, in order', async () => {
  await client.until(() => client.shown.length === 1);
  await client.post({ type: 'message', from: { id: 'me' }, text: 'one', locale: 'fr-FR' });
  await client.post({ type: 'message', from: { id: 'me' }, text: 'two' });
  await client.until(() => client.shown.length === 5);
  const fromBot = client.shown
    .filter(({ from }) => from.role === 'bot')
    .map((activity) => 'text' in activity && activity.text);
  expect(fromBot).toEqual(['Welcome, de-AT.', 'Echo (fr-FR): one', 'Echo (de-AT): two']);
});

it('gives it links to files by which it can read them', async () => {
  await client.until(() => client.shown.length === 1);
  const contentUrl = `data:text/plain;base64,${Buffer.from('a note').toString('base64')}`;
  const attachments = [{ contentType: 'text/plain', name: 'note.txt', contentUrl }];
  await fetch(`${app.url}/v3/directline/conversations/${conversationId}/activities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ type: 'message', from: { id: 'me' }, attachments }),
  });
  await client.until(() => client.texts().includes('It says: a note'));
});
