import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { microsoftHosts } from '../../src/channels/teams/connection/service-hosts.ts';
import { message, teamsMessage } from './support/activities.ts';
import { appId, startCloud } from './support/start-cloud.ts';
import { type Connector, startConnector } from './support/start-connector.ts';
import { type Desk, startDesk } from './support/start-desk.ts';

let connector: Connector;
let cloud: Awaited<ReturnType<typeof startCloud>>;
let desk: Desk | undefined;

beforeAll(async () => {
  [connector, cloud] = await Promise.all([startConnector(), startCloud()]);
});

afterEach(async () => {
  await desk?.close();
  desk = undefined;
});

afterAll(async () => {
  await Promise.all([connector.close(), cloud.close()]);
});

const service = 'https://smba.trafficmanager.net/emea/';

async function registered(): Promise<Desk> {
  desk = await startDesk({
    settings: { MicrosoftAppId: appId, MicrosoftAppPassword: 'secret', allowUnauthenticated: false },
    cloud: cloud.options,
    say: () => [],
  });
  return desk;
}

async function open(): Promise<Desk> {
  desk = await startDesk({ settings: { allowUnauthenticated: true } });
  return desk;
}

test('without an app id the endpoint is closed and says how to open it', async () => {
  desk = await startDesk({ settings: { allowUnauthenticated: false } });
  const response = await desk.post(message(connector.url, 'hello'));
  expect(response.status).toBe(503);
  const { error } = (await response.json()) as { error: { message: string } };
  expect(error.message).toContain('MicrosoftAppId');
  expect(error.message).toContain('ALLOW_UNAUTHENTICATED_BOT');
});

test('a token of the channel opens the door', async () => {
  const { post, played } = await registered();
  const response = await post(teamsMessage(service, 'hello'), { authorization: cloud.bearer(service) });
  expect(response.status).toBe(200);
  expect(await playedBodies(played)).toEqual([{ type: 'message', text: 'hello' }]);
});

const past = Math.floor(Date.now() / 1000) - 3600;
const other = '11111111-0000-4000-8000-000000000001';
const forgeries: readonly [string, () => string | undefined][] = [
  ['no header', () => undefined],
  ['another scheme', () => 'Basic abc'],
  ['no JWT', () => 'Bearer abc'],
  ['three dots and no JSON', () => 'Bearer a.b.c'],
  ['alg none', () => cloud.bearer(service, {}, { alg: 'none' })],
  ['a symmetric algorithm', () => cloud.bearer(service, {}, { alg: 'HS256' })],
  ['the signature of a stranger', () => cloud.bearer(service, {}, {}, 'stranger')],
  ['an unknown key', () => cloud.bearer(service, {}, { kid: 'key-9' })],
  ['no exp', () => cloud.bearer(service, { exp: undefined })],
  ['an exp that is no number', () => cloud.bearer(service, { exp: 'never' })],
  ['an exp in the past', () => cloud.bearer(service, { exp: past })],
  ['a start in the future', () => cloud.bearer(service, { nbf: past + 36_000 })],
  ['another issuer', () => cloud.bearer(service, { iss: 'https://example.com' })],
  ['another bot as audience', () => cloud.bearer(service, { aud: other })],
  ['no audience', () => cloud.bearer(service, { aud: undefined })],
  ['the serviceUrl of another channel', () => cloud.bearer('https://webchat.botframework.com/')],
  ['no serviceurl claim', () => cloud.bearer(service, { serviceurl: undefined })],
  ['a tenant that is not ours', () => cloud.bearer(service, { tid: other, iss: `https://sts.windows.net/${other}/` })],
  ['a token cut short', () => cloud.bearer(service).slice(0, -20)],
];

test.each(forgeries)('%s is refused with 401 or 403, and nothing is stored', async (_, authorization) => {
  const { post, played, store } = await registered();
  const header = authorization();
  const response = await post(teamsMessage(service, 'hello'), header === undefined ? {} : { authorization: header });
  expect([401, 403]).toContain(response.status);
  expect(played).toEqual([]);
  expect(await store.find('msteams:a:chat')).toBeUndefined();
});

test('a token that somebody signed in for opens the door on this machine, and from nowhere else', async () => {
  const { post, played } = await registered();
  const tenant = 'd6d49420-f39b-4df7-a1dc-d59a935871db';
  const claims = { iss: `https://sts.windows.net/${tenant}/`, ver: '1.0', appid: appId, serviceurl: undefined };
  const authorization = cloud.bearer(service, claims);
  const far = await post(teamsMessage(service, 'hello'), { authorization, 'x-forwarded-for': '203.0.113.9' });
  expect(far.status).toBe(401);
  expect(played).toEqual([]);
  const near = await post(teamsMessage(service, 'hello'), { authorization });
  expect(near.status).toBe(200);
});

test('a channel that the signing key does not vouch for is refused', async () => {
  const { post } = await registered();
  const response = await post(message(service, 'hello'), { authorization: cloud.bearer(service) });
  expect(response.status).toBe(401);
});

test('an id with half a character is refused at the door: nothing could be sent to it', async () => {
  const { post, store } = await registered();
  const activity = { ...teamsMessage(service, 'hello'), conversation: { id: 'bad\ud800' } };
  const response = await post(activity, { authorization: cloud.bearer(service) });
  expect(response.status).toBe(400);
  expect(await store.find('msteams:bad\ud800')).toBeUndefined();
});

test('a genuine token does not open the way to a host that is not on the list', async () => {
  const { post, store } = await registered();
  for (const evil of [
    'https://evil.trafficmanager.net/',
    'http://smba.trafficmanager.net/',
    'https://169.254.169.254/',
  ]) {
    const response = await post(teamsMessage(evil, 'hello'), { authorization: cloud.bearer(evil) });
    expect(response.status).toBe(403);
  }
  expect(await store.find('msteams:a:chat')).toBeUndefined();
});

test('while the keys of the cloud cannot be had, the channel is told to come again', async () => {
  const down = await startCloud();
  down.fail();
  desk = await startDesk({
    settings: { MicrosoftAppId: appId, MicrosoftAppPassword: 'secret', allowUnauthenticated: false },
    cloud: down.options,
  });
  const response = await desk.post(teamsMessage(service, 'hello'), { authorization: down.bearer(service) });
  expect(response.status).toBe(503);
  await down.close();
});

test('an app id closes the door that ALLOW_UNAUTHENTICATED_BOT opened', async () => {
  desk = await startDesk({
    settings: { MicrosoftAppId: appId, MicrosoftAppPassword: 'secret', allowUnauthenticated: true },
    cloud: cloud.options,
  });
  expect((await desk.post(message(connector.url, 'hello'))).status).toBe(401);
});

test.each(['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via', 'x-real-ip'])(
  'without an app id a request with %s is refused',
  async (header) => {
    const { post, played } = await open();
    expect((await post(message(connector.url, 'hello'), { [header]: '1.1 tunnel' })).status).toBe(403);
    expect(played).toEqual([]);
  },
);

test.each([
  'http://169.254.169.254/',
  'https://smba.trafficmanager.net/',
  'http://127.0.0.1.example.com/',
  'http://me@127.0.0.1/',
  'nonsense',
])('without an app id the serviceUrl %s is refused', async (serviceUrl) => {
  const { post } = await open();
  expect((await post(message(serviceUrl, 'hello'))).status).toBe(403);
});

test('without an app id a form that any web page can send is refused', async () => {
  const { post } = await open();
  expect((await post(message(connector.url, 'hello'), { 'content-type': 'text/plain' })).status).toBe(415);
});

const malformed: readonly [string, unknown][] = [
  ['no JSON', '{"type":'],
  ['a list', []],
  ['null', 'null'],
  ['no type', { ...message('http://127.0.0.1/', 'x'), type: undefined }],
  ['a type that is a number', { ...message('http://127.0.0.1/', 'x'), type: 7 }],
  ['a text that is an object', { ...message('http://127.0.0.1/', 'x'), text: {} }],
  ['a conversation that is a string', { ...message('http://127.0.0.1/', 'x'), conversation: 'c' }],
  ['no conversation', { ...message('http://127.0.0.1/', 'x'), conversation: undefined }],
  ['no serviceUrl', { ...message('http://127.0.0.1/', 'x'), serviceUrl: undefined }],
  ['no channelId', { ...message('http://127.0.0.1/', 'x'), channelId: undefined }],
  ['a channelId that is a path', { ...message('http://127.0.0.1/', 'x'), channelId: '../x' }],
  ['a message from nobody', { ...message('http://127.0.0.1/', 'x'), from: undefined }],
  ['entities that are strings', { ...message('http://127.0.0.1/', 'x'), entities: ['x'] }],
  ['a forbidden key', '{"type":"message","value":{"__proto__":{"x":1}}}'],
  ['a value nested five thousand deep', `{"type":"message","value":${'['.repeat(5000)}${']'.repeat(5000)}}`],
];

test.each(malformed)('%s is a 400, and the next message is answered', async (_, body) => {
  const { post, log } = await open();
  expect((await post(body)).status).toBe(400);
  const next = await post(message(connector.url, 'hello', { deliveryMode: 'expectReplies' }));
  expect(next.status).toBe(200);
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

test('the list of hosts has no host that a stranger could have a name under', () => {
  for (const host of microsoftHosts)
    expect(host).toMatch(/^[a-z.]+\.(?:botframework\.com|teams\.microsoft\.(?:com|us))$|^smba\.trafficmanager\.net$/);
});

async function playedBodies(played: Desk['played']): Promise<unknown[]> {
  await expect.poll(() => played.length).toBeGreaterThan(0);
  return played.map(({ body }) => body);
}
