import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { createApp } from '../../src/app/create-app.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { deskThatHeard } from './support/desk-that-heard.ts';
import { runInbox } from './support/run-inbox.ts';

const secret = 'the-master-key-of-the-tests-0123456789';

/** Somebody opens a chat, writes, and waits for what the bot makes of it. */
async function write(url: string, text: string): Promise<void> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const post = async (path: string, body: object): Promise<{ conversationId: string }> =>
    (
      await fetch(`${url}/v3/directline/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    ).json() as Promise<{
      conversationId: string;
    }>; // what Direct Line answers
  const { conversationId } = await post('conversations', {});
  const activities = `conversations/${conversationId}/activities`;
  await post(activities, { type: 'message', from: { id: 'dl_somebody' }, text });
  await vi.waitFor(async () => {
    const log = await (await fetch(`${url}/v3/directline/${activities}`, { headers })).text();
    expect(log).toMatch(/"kind":"(apology|offer)"/);
  }, 10_000);
}

it('leads from three people who were not understood to an utterance that is learned, beside the running server', {
  timeout: 240_000,
}, async () => {
  const place = await deskThatHeard();
  const file = join(place.content, 'intents/photos.yml');
  const { utterances, holdouts } = parse(await readFile(file, 'utf8'));
  const before = `# Written by Ann.\n${stringify({ utterances, holdouts })}`.replace(
    ':\n',
    ':\n  # Keep this remark.\n',
  );
  await writeFile(file, before);

  const env = { PORT: '0', DATA_DIR: place.data, CONTENT_DIR: place.content, DIRECT_LINE_SECRET: secret };
  const app = await createApp(readConfig(env));
  onTestFinished(() => app.close());
  for (const text of [
    'every ringtone list shows double',
    'Every ringtone list shows double!',
    'ringtone list shows double',
  ])
    await write(app.url, text);

  const listed = await runInbox(place, []);
  expect(listed.out).toContain('3 messages not understood, in one group.');
  expect(listed.out).toContain('#1  3 messages: ');
  expect(listed.out).toContain('“every ringtone list shows double”');
  expect(listed.out).toMatch(/likeliest: [a-z-]+ [\d.]+ %/);

  const refused = await runInbox(place, ['assign', '1', 'photos']);
  expect([refused.code, refused.out]).toEqual([0, expect.stringContaining('Nothing was changed')]);
  expect(await readFile(file, 'utf8')).toBe(before);

  const assigned = await runInbox({ ...place, input: 'y\n' }, ['assign', '1', 'photos']);
  expect(assigned.err).toContain('Learning with them and without');
  expect(assigned.out).toMatch(/holdouts ranked right +[\d.]+ % +[\d.]+ %/);
  expect(assigned.out).toMatch(/photos \(utterances\) +[\d.]+ % +[\d.]+ %/);
  expect(assigned.out).toContain('3 messages are out of the inbox');
  const after = await readFile(file, 'utf8');
  const added = parse(after).utterances.slice(parse(before).utterances.length);
  expect([...added].sort()).toEqual(['every ringtone list shows double', 'ringtone list shows double']);
  expect(after.split('\n').filter((line) => !/list shows double/.test(line))).toEqual(before.split('\n'));

  expect((await runInbox(place, [])).out).toContain('The inbox is empty');
  const checked = await runInbox(place, [], 'check-content');
  expect([checked.code, checked.out]).toEqual([0, expect.stringContaining('The content is right')]);
});
