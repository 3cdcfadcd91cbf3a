import { expect, test } from 'vitest';
import { fetchFilesBy } from '../../src/channels/teams/fetch-files.ts';
import { keepingLog } from '../http/support/keeping-log.ts';
import { teamsMessage } from './support/activities.ts';
import type { Connector } from './support/start-connector.ts';
import type { Desk } from './support/start-desk.ts';
import { teamsInEachTest } from './support/teams-in-each-test.ts';

const png = Buffer.from('\x89PNG\r\n\x1a\nrest', 'latin1');
const text = new TextEncoder();

let connector: Connector;
let desk: Desk;

const startAgain = teamsInEachTest((own, reached) => {
  desk = own;
  connector = reached;
});

const picture = () => ({
  contentType: 'image/*',
  contentUrl: `${connector.url}v3/attachments/0-eus%20a/views/original`,
});
const file = (downloadUrl: string, name = 'Steps.txt') => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  contentUrl: 'https://acme.sharepoint.com/personal/ada/Steps.txt',
  name,
  content: { downloadUrl, uniqueId: '1', fileType: 'txt' },
});

/** What was played of a message with these attachments. */
async function played(...attachments: readonly object[]) {
  expect((await desk.post(teamsMessage(connector.url, 'see this', { attachments }))).status).toBe(200);
  await desk.engine.idle();
  const body = desk.played.at(-1)?.body;
  if (body?.type !== 'message') throw new Error('No message was played.');
  return body;
}

test('a pasted picture and a file of a chat come into the conversation, once however often the message comes', async () => {
  connector.files.set('/v3/attachments/0-eus%20a/views/original', { type: 'image/png', content: png });
  connector.files.set('/download?tempauth=secret', { type: 'text/plain; charset=utf-8', content: text.encode('one') });
  const asked = teamsMessage(connector.url, 'see this', {
    attachments: [picture(), file(`${connector.url}download?tempauth=secret`)],
  });
  expect((await desk.post(asked)).status).toBe(200);
  expect((await desk.post(asked)).status).toBe(200);
  await desk.engine.idle();
  expect(desk.played).toHaveLength(1);
  const [input] = desk.played;
  const files = input?.body.type === 'message' ? input.body.files : [];
  expect(input?.body).toMatchObject({ text: 'see this' });
  expect(input?.body).not.toHaveProperty('missing');
  expect(files).toMatchObject([
    { name: 'image.png', type: 'image/png', bytes: png.byteLength },
    { name: 'Steps.txt', type: 'text/plain', bytes: 3 },
  ]);
  expect(Buffer.from((await desk.store.file(files?.[0]?.id ?? ''))?.content ?? [])).toEqual(png);
  expect((await desk.store.space()).files).toBe(2 * 4096);
  expect(JSON.stringify(desk.log.lines)).not.toContain('secret');
});

test('what does not come is told of as missing, and what came is kept', async () => {
  connector.files.set('/fine', { type: 'text/plain', content: text.encode('fine') });
  connector.files.set('/large', { type: 'video/mp4', content: Buffer.alloc(17 * 1024 * 1024) });
  const { files, missing } = await played(
    file(`${connector.url}gone`, 'gone.txt'),
    file(`${connector.url}fine`, 'fine.txt'),
    file(`${connector.url}large`, 'large.mp4'),
    { contentType: 'image/png', contentUrl: 'https://elsewhere.example/v3/attachments/1/views/original' },
    { contentType: 'image/png', contentUrl: `${connector.url}v3/attachments/%zz/views/original` },
  );
  expect(files?.map(({ name }) => name)).toEqual(['fine.txt']);
  expect(missing?.map(({ name }) => name)).toEqual(['gone.txt', 'large.mp4', undefined, undefined]);
});

test.each([
  ['a machine inside', () => 'http://169.254.169.254/latest/meta-data'],
  ['a name that only ends alike', () => 'https://sharepoint.com.evil.example/x'],
  ['a name that only sounds alike', () => 'https://evilsharepoint.com/x'],
  ['the right host in plain', () => 'http://acme.sharepoint.com/x'],
  ['the right host at another port', () => 'https://acme.sharepoint.com:8443/x'],
  ['a name before the host', () => 'https://acme.sharepoint.com@127.0.0.1/x'],
  ['no web address', () => 'file:///etc/passwd'],
  ['this machine', () => `${connector.url}fine`],
])('nothing is asked of %s', async (_, url) => {
  connector.files.set('/fine', { type: 'text/plain', content: text.encode('fine') });
  const log = keepingLog();
  const fetchFiles = fetchFilesBy({
    connect: () => Promise.reject(new Error('not asked')),
    allowed: () => false,
    keepFiles: async () => ({ type: 'kept', files: [] }),
    log,
  });
  const told = { name: 'a', type: 'text/plain' };
  const message = { type: 'message', text: 'x', missing: [told] } as const;
  const place = { conversation: 'c', key: 'k', serviceUrl: connector.url };
  expect(await fetchFiles(message, [{ ...told, source: { type: 'link', url: url() } }], place)).toEqual(message);
  expect(connector.fetched).toEqual([]);
  expect(JSON.stringify(log.lines)).toMatch(/none of those where files lie/);
});

test('a file that was moved is looked for only where files may lie', async () => {
  connector.files.set('/moved', { status: 302, headers: { location: '/there' } });
  connector.files.set('/there', { type: 'text/plain', content: text.encode('there') });
  connector.files.set('/lured', { status: 302, headers: { location: 'http://192.0.2.1/secret' } });
  connector.files.set('/round', { status: 302, headers: { location: '/round' } });
  const links = ['moved', 'lured', 'round'].map((path) => file(`${connector.url}${path}`, path));
  const { files, missing } = await played(...links);
  expect(files?.map(({ name }) => name)).toEqual(['moved']);
  expect(missing?.map(({ name }) => name)).toEqual(['lured', 'round']);
});

test('a file that never comes keeps nobody waiting for longer than the channel waits', async () => {
  await startAgain({ fileDeadline: () => AbortSignal.timeout(50) });
  connector.files.set('/never', 'silence');
  const { files, missing } = await played(file(`${connector.url}never`, 'never'), picture());
  expect(files).toBeUndefined();
  expect(missing).toHaveLength(2);
});
