import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ChatToken } from '../../src/domain/wire/wire.ts';
import { type Line, type LineOptions, startLine } from '../direct-line/support/start-line.ts';
import { type Client, type ClientOptions, officialClient } from './official-client.ts';

const ConnectionStatus = { online: 2, expired: 3, ended: 5 };

let folder: string;
let line: Line;
let clients: Client[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fixpath-line-'));
  clients = [];
});

afterEach(async () => {
  for (const client of clients) client.end();
  await line.close();
  await rm(folder, { recursive: true });
});

async function start(options: LineOptions = {}): Promise<void> {
  line = await startLine({ folder, ...options });
}

async function chatToken(resumeKey?: string): Promise<ChatToken> {
  const answer = await fetch(`${line.base}/chat/token`, { method: 'POST', body: JSON.stringify({ resumeKey }) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as ChatToken;
}

async function connect(options: Partial<ClientOptions> = {}): Promise<Client> {
  const token = options.token ?? (await chatToken()).token;
  const client = officialClient({ domain: line.domain, ...options, token });
  clients.push(client);
  return client;
}

const message = (text: string, more: object = {}) => ({ type: 'message', text, from: { id: 'anybody' }, ...more });

it('greets, echoes the person with its own channelData, and replies with buttons that come back as taps', async () => {
  await start();
  const token = await chatToken();
  const client = await connect({ token: token.token });
  await client.until(() => client.shown.length === 1);
  expect(client.shown[0]).toMatchObject({
    type: 'message',
    text: 'Hello.',
    from: { id: 'fixpath', name: 'Help desk', role: 'bot' },
    channelData: { fixpath: { kind: 'greeting' } },
  });
  const id = await client.post(message('no wifi', { channelData: { clientActivityID: 'c1', mine: true } }));
  await client.until(() => client.shown.length === 3);
  expect(client.shown[1]).toMatchObject({
    id,
    type: 'message',
    text: 'no wifi',
    from: { id: token.userId, role: 'user' },
    conversation: { id: token.conversationId },
    channelData: { clientActivityID: 'c1', mine: true },
  });
  expect(client.shown[2]).toMatchObject({
    id: `${id}.1`,
    text: 'You said: no wifi',
    replyToId: id,
    inputHint: 'expectingInput',
    textFormat: 'markdown',
    channelData: { fixpath: { kind: 'question', flow: 'wifi', step: 'router' } },
    suggestedActions: {
      to: [token.userId],
      actions: [
        {
          type: 'messageBack',
          title: 'Yes',
          text: 'Yes',
          displayText: 'Yes',
          value: { fixpath: { reply: `${id}.1`, pick: 'a0' } },
        },
        { title: 'No' },
      ],
    },
  });
  await client.post(message('Yes', { value: { fixpath: { reply: `${id}.1`, pick: 'a0' } } }));
  await client.until(() => client.texts().includes(`You tapped a0 of ${id}.1`));
});

it('loses and doubles nothing when the server is restarted under an open conversation', async () => {
  await start();
  const token = await chatToken();
  const client = await connect({ token: token.token });
  await client.post(message('one'));
  await client.until(() => client.texts().includes('You said: one'));
  const { port } = line;
  await line.close();
  await start({ port });
  // Said elsewhere while the client has not come back yet.
  const elsewhere = await fetch(`${line.domain}/conversations/${token.conversationId}/activities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token.token}` },
    body: JSON.stringify(message('two')),
  });
  expect(elsewhere.status).toBe(200);
  await client.until(() => client.texts().includes('You said: two'));
  expect(await client.post(message('three'))).toMatch(/^[0-9a-f-]{36}$/);
  await client.until(() => client.texts().includes('You said: three'));
  expect(client.texts()).toEqual([
    'Hello.',
    'one',
    'You said: one',
    'two',
    'You said: two',
    'three',
    'You said: three',
  ]);
});

it('shows the whole conversation to a page that comes back with its resume key', async () => {
  await start();
  const first = await chatToken();
  const before = await connect({ token: first.token });
  await before.post(message('one'));
  await before.until(() => before.texts().length === 3);
  before.end();
  const second = await chatToken(first.resumeKey);
  expect(second).toMatchObject({ conversationId: first.conversationId, userId: first.userId });
  const after = await connect({ token: second.token, conversationId: second.conversationId });
  await after.until(() => after.texts().length === 3);
  expect(after.texts()).toEqual(before.texts());
  expect(after.shown.map(({ id }) => id)).toEqual(before.shown.map(({ id }) => id));
});

it('begins the conversation for a page that was closed before it could', async () => {
  await start();
  const { token, conversationId } = await chatToken();
  const client = await connect({ token, conversationId });
  await client.until(() => client.texts().length === 1);
  expect(client.texts()).toEqual(['Hello.']);
});

it('serves a client that polls', async () => {
  await start();
  const client = await connect({ webSocket: false });
  await client.until(() => client.texts().length === 1);
  await client.post(message('one'));
  await client.until(() => client.texts().length === 3);
  await client.post(message('two'));
  await client.until(() => client.texts().length === 5);
  expect(client.texts()).toEqual(['Hello.', 'one', 'You said: one', 'two', 'You said: two']);
});

it('lets an expired token be renewed without losing the conversation', async () => {
  let now = Date.now();
  await start({ clock: () => now });
  const token = await chatToken();
  const client = await connect({ token: token.token });
  await client.until(() => client.texts().length === 1);
  now += 31 * 60_000;
  expect(await client.post(message('one'))).toBe('retry');
  await client.until(() => client.statuses.at(-1) === ConnectionStatus.expired);
  const renewed = await chatToken(token.resumeKey);
  const admitted = await fetch(`${line.domain}/conversations/${token.conversationId}?watermark=2`, {
    headers: { authorization: `Bearer ${renewed.token}` },
  });
  client.directLine.reconnect((await admitted.json()) as never);
  expect(client.statuses.at(-1)).toBe(ConnectionStatus.online);
  await client.post(message('one'));
  await client.until(() => client.texts().includes('You said: one'));
  // This client follows with its old socket and its new one, and leaves it to its page to know an activity by its id.
  const byId = new Map(client.shown.map((activity) => [activity.id, (activity as { text: string }).text]));
  expect([...byId.values()]).toEqual(['Hello.', 'one', 'You said: one']);
});

it('takes a message once, however often the page retries it', async () => {
  await start();
  const client = await connect();
  const ids = [];
  for (const clientActivityID of ['c1', 'c2', 'c3']) {
    ids.push(await client.post(message('one', { channelData: { clientActivityID, fixpath: { retryKey: 'k' } } })));
  }
  await client.post(message('two'));
  await client.until(() => client.texts().includes('You said: two'));
  expect(new Set(ids).size).toBe(1);
  expect(client.texts()).toEqual(['Hello.', 'one', 'You said: one', 'two', 'You said: two']);
});

it('keeps an upload and shows it by a link that works', async () => {
  await start();
  const token = await chatToken();
  const client = await connect({ token: token.token });
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const form = new FormData();
  form.append('file', new Blob([png], { type: 'image/png' }), 'seed.png');
  const seed = await fetch(`${line.domain}/conversations/${token.conversationId}/upload?userId=x`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token.token}` },
    body: form,
  });
  expect(seed.status).toBe(200);
  await client.until(() => client.shown.some((activity) => 'attachments' in activity));
  const link = linkIn(client);
  await client.post(
    message('look', { attachments: [{ contentType: 'image/png', contentUrl: link, name: 'screen shot.png' }] }),
  );
  await client.until(() => client.texts().includes('You said: look'));
  const fetched = await fetch(linkIn(client));
  expect(fetched.status).toBe(200);
  expect(fetched.headers.get('content-type')).toBe('image/png');
  expect(fetched.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''screen%20shot.png");
  expect(Buffer.from(await fetched.arrayBuffer())).toEqual(png);
  expect(line.played.at(-1)?.body).toMatchObject({
    text: 'look',
    files: [{ name: 'screen shot.png', type: 'image/png', bytes: png.length }],
  });
});

it('takes an upload that is sent again once, its files in the order in which they were announced', async () => {
  await start();
  const token = await chatToken();
  const client = await connect({ token: token.token });
  const texts = ['a', 'bbb', 'cc'];
  const upload = async () => {
    const form = new FormData();
    const attachments = texts.map((_, index) => ({
      contentType: 'text/plain',
      name: index < 2 ? 'same.txt' : 'other.txt',
    }));
    const channelData = { clientActivityID: 'c1', attachmentSizes: texts.map((text) => text.length) };
    const activity = { type: 'message', from: { id: 'x' }, attachments, channelData };
    form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
    for (const index of [2, 1, 0])
      form.append('file', new Blob([texts[index] ?? ''], { type: 'text/plain' }), attachments[index]?.name);
    const answer = await fetch(`${line.domain}/conversations/${token.conversationId}/upload?userId=x`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token.token}` },
      body: form,
    });
    expect(answer.status).toBe(200);
  };
  await upload();
  await upload();
  await client.until(() => client.shown.some((activity) => 'attachments' in activity));
  const shown = client.shown.flatMap((activity) => ('attachments' in activity ? (activity.attachments ?? []) : []));
  const links = shown.map((attachment) => ('contentUrl' in attachment ? attachment.contentUrl : ''));
  expect(await Promise.all(links.map(async (link) => (await fetch(link)).text()))).toEqual(texts);
  const played = line.played.flatMap(({ body }) => (body.type === 'message' ? (body.files ?? []) : []));
  expect(played.map(({ name, bytes }) => [name, bytes])).toEqual([
    ['same.txt', 1],
    ['same.txt', 3],
    ['other.txt', 2],
  ]);
});

it('serves five sockets of one conversation, each with everything once', async () => {
  await start();
  const { token } = await chatToken();
  const tabs = [await connect({ token })];
  await tabs[0]?.until(() => tabs[0]?.texts().length === 1);
  for (let n = 0; n < 4; n += 1) tabs.push(await connect({ token }));
  for (const tab of tabs) await tab.until(() => tab.texts().length === 1);
  await Promise.all(tabs.map((tab, index) => tab.post(message(`tab ${index}`))));
  for (const tab of tabs) await tab.until(() => tab.texts().length === 11);
  // The client itself shuffles frames that come at once; the place of each says how they belong.
  const ordered = (tab: Client) =>
    tab.shown
      .map(({ id, channelData }) => ({ id, place: channelData['webchat:sequence-id'] }))
      .sort((one, other) => one.place - other.place);
  for (const tab of tabs) expect(ordered(tab)).toEqual(ordered(tabs[0] as Client));
  expect(new Set(tabs[0]?.shown.map(({ id }) => id)).size).toBe(11);
});

it('shows typing while a turn takes long, and keeps it out of the log', async () => {
  let finish = (): void => {};
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  await start({
    say: async ({ body }) => {
      if (body.type === 'message') await slow;
      return [{ kind: 'say', text: 'Done.' }];
    },
  });
  const client = await connect();
  await client.until(() => client.texts().length === 1);
  await client.post(message('think'));
  await client.until(() => client.shown.some(({ type }) => type === 'typing'));
  finish();
  await client.until(() => client.texts().length === 3);
  const again = await connect({ token: (client.directLine as unknown as { token: string }).token });
  await again.until(() => again.texts().length === 3);
  expect(again.shown.map(({ type }) => type)).toEqual(['message', 'message', 'message']);
});

function linkIn(client: Client): string {
  const found = client.shown.findLast((activity) => 'attachments' in activity) as unknown as {
    attachments: { contentUrl: string }[];
  };
  return found.attachments[0]?.contentUrl ?? '';
}
