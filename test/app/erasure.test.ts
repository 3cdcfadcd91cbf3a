import { execFile } from 'node:child_process';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createApp } from '../../src/app/create-app.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { addAgent, type Run, signIn } from '../agents/support/run-agents.ts';
import { startMailbox } from '../backends/support/start-mailbox.ts';
import { startReceiver } from '../backends/support/start-receiver.ts';
import { runCommand } from '../cli/support/run-command.ts';
import { keepingLog } from '../http/support/keeping-log.ts';
import { writeEdited } from '../play/edited-content.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';
import { directLineCalls } from './support/direct-line-calls.ts';
import { secret } from './support/server-process.ts';
import { trainedFolder } from './support/trained-folder.ts';

const run = promisify(execFile);

/** In each of the person's words, wherever they go. */
const canary = 'zquirbel';

/** A desk that runs, and a conversation whose words have gone wherever words can go. */
async function deskWhereTheCanaryIsEverywhere() {
  const folder = await trainedFolder();
  const content = join(await temporaryFolder(), 'content');
  await writeEdited(content, 'icloud-photos-not-syncing', (flow) => flow);
  const webhook = await startReceiver();
  const mailbox = await startMailbox();
  const settings = {
    PORT: '0',
    DATA_DIR: folder,
    CONTENT_DIR: content,
    DIRECT_LINE_SECRET: secret,
    TICKET_WEBHOOK_URL: webhook.url,
    TICKET_WEBHOOK_SECRET: 'a-secret-of-the-webhook-0123456789abcdef',
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'desk@example.org',
    TICKET_MAIL_TO: 'team@example.org',
  };
  const log = keepingLog();
  const store = await openSqliteStore({ folder, log });
  const app = await createApp(readConfig(settings), { store, log });
  let isClosed = false;
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await app.close();
    await store.close();
    await webhook.close();
    await mailbox.close();
  };

  const person = directLineCalls(app.url, { id: `dl_${canary}-id`, name: `Eva ${canary}-name` });
  const conversation = await person.begin();
  const write = async (text: string): Promise<void> => {
    const { id } = await person.say(conversation, text);
    await vi.waitFor(async () => expect((await store.repliesTo(conversation, id)).done).toBe(true), 10_000);
  };
  await write(`the ${canary}-blorf is ${canary}-grumpfish`);
  await write('photos not uploading');
  await person.sendFile(conversation, `look ${canary}-caption`, `${canary}-file.txt`, `${canary}-content`);
  await write('talk to a person');
  await write(`eva.${canary}@example.org`);
  await addAgent(store, 'anna', Date.now());
  const anna = await signIn({ url: app.url } as Run, 'anna');
  const handoff = (await vi.waitFor(async () => {
    const [line] = await anna.queue();
    expect(line).toBeDefined();
    return line;
  })) as { id: string };
  await anna.move(handoff.id, { type: 'claim' });
  await anna.say(handoff.id, `Hello ${canary}-answer`);
  await write(`${canary}-to-the-agent`);
  await anna.post(`/desk/api/handoffs/${handoff.id}/notes`, { text: `${canary}-for-colleagues`, key: 'n1' });
  await anna.move(handoff.id, { type: 'label', labels: [`${canary}-label`] });
  await anna.move(handoff.id, { type: 'close', note: `${canary}-note` });
  await write('5');
  await write(`${canary}-rating`);
  await app.tick();
  await vi.waitFor(() => expect(mailbox.mails.length + webhook.received.length).toBeGreaterThan(3), 20_000);
  await writeFile(
    join(content, 'intents/iphone-frozen.yml'),
    (await readFile(join(content, 'intents/iphone-frozen.yml'), 'utf8')).replace(
      'utterances:\n',
      `utterances:\n  - the ${canary}-blorf is ${canary}-grumpfish\n`,
    ),
  );
  await app.reload();
  return { folder, content, settings, log, store, app, person, conversation, write, webhook, close };
}

/**
 * The files below a folder that hold the canary, found by another process: SQLite's locks are gone in a process that opens
 * and closes its files.
 */
async function filesWithCanary(folder: string): Promise<readonly string[]> {
  // 1 is for none.
  const { stdout } = await run('grep', ['-rlaF', canary, folder]).catch(
    (error: { code: number; stdout: string }) => error,
  );
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((file) => basename(file))
    .toSorted();
}

it('exports all that is kept of somebody, and leaves none of it anywhere once they are erased beside the running server', {
  timeout: 240_000,
}, async () => {
  const place = await deskWhereTheCanaryIsEverywhere();
  onTestFinished(place.close);
  await expectWholeExport(place);
  await expectNothingLeft(place);
});

type Place = Awaited<ReturnType<typeof deskWhereTheCanaryIsEverywhere>>;

async function expectWholeExport({ folder, settings, conversation }: Place): Promise<void> {
  const into = join(await temporaryFolder(), 'export');
  const ended = await runCommand('person', ['export', `dl_${canary}-id`, '--into', into], settings);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  const told = await readFile(join(into, 'person.json'), 'utf8');
  for (const where of ['blorf', 'name', 'caption', 'file', 'answer', 'to-the-agent', 'note', 'rating'])
    expect(told).toContain(`${canary}-${where}`);
  expect(told).toContain(`eva.${canary}@example.org`);
  const {
    conversations: [only],
  } = JSON.parse(told);
  expect(only).toMatchObject({ conversation: { id: conversation }, notUnderstood: [{ text: /blorf/ }] });
  expect(only.entries.map(({ number }: { number: number }) => number)).toEqual(
    only.entries.map((_: unknown, index: number) => index + 1),
  );
  const [file] = only.files;
  expect(await readFile(join(into, file.path), 'utf8')).toBe(`${canary}-content`);
  expect(await filesWithCanary(folder)).toEqual(
    expect.arrayContaining(['fixpath.sqlite-wal', expect.stringMatching(/\.model$/)]),
  );
}

async function expectNothingLeft(place: Place): Promise<void> {
  const { folder, content, settings, log, store, app, person, conversation, write, webhook, close } = place;
  const copied = await runCommand('backup', [], settings);
  expect(copied.code).toBe(0);
  const before = await store.read(conversation, 0, 1000);

  const ended = await runCommand('person', ['erase', conversation, '--yes', '--utterances'], settings);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(ended.stdout).not.toContain(canary);
  expect(ended.stdout).toMatch(/still hold it[\s\S]*backups\/fixpath-.*\.sqlite/);
  expect(ended.stdout).toMatch(/Taken out[^:]*:\n {2}intents\/iphone-frozen\.yml:\d+\n/);
  expect(ended.stdout).toMatch(/taught from the person\?[^:]*:\n {2}intents\/icloud-photos-not-syncing\.yml:\d+\n/);

  // Numbers, ids and order are as they were; what was said is gone.
  const after = await store.read(conversation, 0, 1000);
  expect(after.slice(0, before.length).map(({ number, id, by, at }) => [number, id, by, at])).toEqual(
    before.map(({ number, id, by, at }) => [number, id, by, at]),
  );
  expect(await person.log(conversation)).toEqual([]);
  await app.tick();
  await vi.waitFor(() => {
    const told = webhook.received.map(({ body }) => JSON.parse(body)).at(-1);
    expect(told).toMatchObject({ type: 'handoff.erased', conversation, transcript: [] });
    expect(JSON.stringify(told)).not.toContain(canary);
  }, 20_000);

  const copies = (await readdir(join(folder, 'backups'))).filter((name) => name.endsWith('.sqlite'));
  expect(await filesWithCanary(folder)).toEqual(copies);
  expect(await filesWithCanary(content)).toEqual([]);
  expect(JSON.stringify(log.lines)).not.toContain(canary);

  // Whoever writes again is met as new, and their name is kept as theirs.
  await write('my wifi is not working');
  const again = await store.read(conversation, after.length, 100);
  expect(again.map(({ by }) => by)).toContain('bot');
  expect(again[0]).toMatchObject({ by: 'person', from: { id: `dl_${canary}-id` } });
  await close();

  // An older copy that is put back is erased again at the next start.
  const [copy = ''] = copies;
  expect(await runCommand('restore', [join(folder, 'backups', copy), '--replace'], settings)).toMatchObject({
    code: 0,
  });
  const elsewhere = await trainedFolder();
  await cp(join(folder, 'fixpath.sqlite'), join(elsewhere, 'fixpath.sqlite'));
  expect(await filesWithCanary(elsewhere)).toEqual(['fixpath.sqlite']);
  const next = await createApp(readConfig({ ...settings, DATA_DIR: elsewhere }), { log });
  onTestFinished(() => next.close());
  await expect.poll(() => filesWithCanary(elsewhere)).toEqual([]);
}

it('erases without a server as well', async () => {
  const folder = await temporaryFolder();
  const store = await openSqliteStore({ folder });
  const input = {
    conversation: 'c',
    key: canary,
    id: 'i',
    by: 'person',
    answerBy: 'log',
    channel: 'directline',
    at: 1,
  } as const;
  await store.accept({ ...input, from: { id: 'p', mail: 'Eva@example.org' }, body: { type: 'message', text: canary } });
  await store.close();
  expect(await filesWithCanary(folder)).not.toEqual([]);

  const nobody = await runCommand('person', ['erase', 'somebody@example.org', '--yes'], { DATA_DIR: folder });
  expect(nobody).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Nothing is kept of "somebody@example.org"'),
  });
  const ended = await runCommand('person', ['erase', 'eva@example.org', '--yes'], { DATA_DIR: folder });
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(await filesWithCanary(folder)).toEqual([]);
});
