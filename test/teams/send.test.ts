import { afterEach, beforeEach, expect, test } from 'vitest';
import { openConnection } from '../../src/channels/teams/connection/open-connection.ts';
import { createTeams } from '../../src/channels/teams/create-teams.ts';
import type { Reply } from '../../src/domain/conversation/reply.ts';
import type { OutboxItem } from '../../src/domain/conversation/turn.ts';
import type { Json, JsonObject } from '../../src/domain/json.ts';
import { keepingLog } from '../http/support/keeping-log.ts';
import { type Connector, type Manner, startConnector } from './support/start-connector.ts';

let connector: Connector;

beforeEach(async () => {
  connector = await startConnector();
});

afterEach(() => connector.close());

const now = Date.parse('2026-03-01T09:00:00.000Z');
const reply: Reply = { kind: 'say', text: 'Hello.' };

function teamsWith(ms = 10_000) {
  return createTeams({
    connection: openConnection({ allowUnauthenticated: true }),
    newId: () => 'id',
    clock: () => now,
    random: () => 0.5,
    log: keepingLog(),
    deadline: () => AbortSignal.timeout(ms),
  });
}

function itemTo(serviceUrl: string, attempts = 0): OutboxItem {
  const address: Json = {
    serviceUrl,
    channelId: 'msteams',
    conversation: { id: 'a:chat;messageid=1' },
    bot: { id: '28:bot' },
    user: { id: '29:ada' },
  };
  return {
    id: 'i.1',
    destination: 'teams',
    entry: 'i.1',
    conversation: 'msteams:a:chat',
    attempts,
    fence: 1,
    address,
    body: {
      conversation: 'msteams:a:chat',
      number: 2,
      id: 'i.1',
      by: 'bot',
      at: now,
      seenBy: ['person', 'agents'],
      body: { kind: 'reply', reply },
    },
  };
}

test('a reply goes out in one post to its conversation, and the receipt is the id the channel gave it', async () => {
  const { sender: send } = teamsWith();
  expect(await send(itemTo(connector.url))).toEqual({ type: 'sent', receipt: 'receipt-1' });
  expect(connector.posts).toHaveLength(1);
  expect(connector.posts[0]).toMatchObject({
    method: 'POST',
    path: '/v3/conversations/a%3Achat%3Bmessageid%3D1/activities',
    activity: { type: 'message', text: 'Hello.', channelData: { fixpath: { kind: 'say' } } },
  });
  expect(connector.posts[0]?.headers.authorization).toBeUndefined();
});

const ends: readonly [string, Manner, object][] = [
  ['500', { status: 500 }, { type: 'again' }],
  ['502', { status: 502 }, { type: 'again' }],
  ['503', { status: 503 }, { type: 'again' }],
  ['504', { status: 504 }, { type: 'again' }],
  ['408', { status: 408 }, { type: 'again' }],
  ['412', { status: 412 }, { type: 'again' }],
  ['429', { status: 429 }, { type: 'again' }],
  ['a 503 with Retry-After', { status: 503, headers: { 'retry-after': '1' } }, { type: 'again', at: now + 1000 }],
  ['a 429 with Retry-After', { status: 429, headers: { 'retry-after': '7' } }, { type: 'again', at: now + 7000 }],
  ['a reset', 'reset', { type: 'again' }],
  ['silence', 'silence', { type: 'again', why: expect.stringContaining('No answer') }],
  ['400', { status: 400, body: { error: { code: 'BadArgument', message: 'no' } } }, { type: 'refused' }],
  ['401', { status: 401 }, { type: 'refused' }],
  ['403', { status: 403 }, { type: 'away', at: now + 750 }],
  ['a 403 of somebody who blocked the bot', blocked('ConversationBlockedByUser'), { type: 'away' }],
  ['a 403 of somebody who removed the bot', blocked('BotNotInConversationRoster'), { type: 'away' }],
  ['404', { status: 404 }, { type: 'away' }],
  ['413', { status: 413 }, { type: 'refused' }],
  ['a 202 without a body', { status: 202 }, { type: 'sent' }],
];

test.each(ends)('after %s exactly one post was made, and the send says how it ended', async (_, manner, sent) => {
  connector.manner = () => manner;
  // Long enough for retries to come if there were any.
  const { sender: send } = teamsWith(manner === 'silence' ? 400 : 15_000);
  expect(await send(itemTo(connector.url))).toMatchObject(sent);
  expect(connector.posts).toHaveLength(1);
});

test('a redirect is not followed: the token would go to an address nobody allowed', async () => {
  connector.manner = () =>
    connector.posts.length > 1 ? { status: 200 } : { status: 307, headers: { location: '/x' } };
  expect(await teamsWith().sender(itemTo(connector.url))).toMatchObject({ type: 'refused' });
  expect(connector.posts).toHaveLength(1);
});

test('a channel that stays silent is hung up on', async () => {
  connector.manner = () => 'silence';
  await teamsWith(100).sender(itemTo(connector.url));
  await connector.hungUp;
});

test('waits double with every attempt, half of them left to chance, and end at five minutes', async () => {
  connector.manner = () => ({ status: 500 });
  const { sender: send } = teamsWith();
  const waits = [];
  for (const attempts of [0, 1, 4, 30]) {
    const sent = await send(itemTo(connector.url, attempts));
    waits.push(sent.type === 'again' ? sent.at - now : sent.type);
  }
  expect(waits).toEqual([750, 1500, 12_000, 225_000]);
});

test('somebody who takes nothing is tried more and more seldom, at least once an hour, for a week', async () => {
  connector.manner = () => blocked('ConversationBlockedByUser');
  const { sender: send } = teamsWith();
  const waits = [];
  for (const attempts of [1, 4, 12, 100]) {
    const sent = await send(itemTo(connector.url, attempts));
    waits.push(sent.type === 'away' ? sent.at - now : sent.type);
  }
  expect(waits).toEqual([1500, 12_000, 2_700_000, 2_700_000]);
  const { body, ...item } = itemTo(connector.url, 300);
  expect(await send({ ...item, body: { ...body, at: now - 8 * 86_400_000 } })).toMatchObject({ type: 'gone' });
});

test('a Retry-After may be a date', async () => {
  connector.manner = () => ({ status: 429, headers: { 'retry-after': new Date(now + 30_000).toUTCString() } });
  expect(await teamsWith().sender(itemTo(connector.url))).toMatchObject({ type: 'again', at: now + 30_000 });
});

test.each([
  'http://169.254.169.254/',
  'http://127.0.0.1.example.com/',
  'https://evil.trafficmanager.net/',
  'file:///etc/passwd',
  'nonsense',
])('without an app id nothing is sent to %s', async (serviceUrl) => {
  expect(await teamsWith().sender(itemTo(serviceUrl))).toMatchObject({ type: 'refused' });
});

test('an item whose conversation has no address is refused', async () => {
  const { address, ...item } = itemTo(connector.url);
  expect(await teamsWith().sender(item)).toMatchObject({ type: 'refused' });
});

test('typing is posted once and its failure goes unnoticed', async () => {
  connector.manner = () => ({ status: 500 });
  const { typing } = teamsWith();
  const { address } = itemTo(connector.url);
  typing({ id: 'c', address } as unknown as Parameters<typeof typing>[0]);
  const [posted] = await connector.received(1);
  expect(posted?.activity).toMatchObject({ type: 'typing', recipient: { id: '29:ada' } });
});

function blocked(code: string): Manner {
  return { status: 403, body: { error: { code, message: 'left' } } };
}

test('a reply to an address that makes no URL is refused, for it would be again', async () => {
  const item = itemTo(connector.url);
  const address = { ...(item.address as JsonObject), conversation: { id: 'bad\ud800' } };
  expect(await teamsWith().sender?.({ ...item, address })).toMatchObject({ type: 'refused' });
});
