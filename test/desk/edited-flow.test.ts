import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import type { Content } from '../../src/domain/content/content.ts';
import type { Entry } from '../../src/domain/conversation/entry.ts';
import { databaseFile } from '../../src/storage/sqlite/database-file.ts';
import { deskContent } from '../play/desk-content.ts';
import { contentIn, newWording, rewritePhotos, writeEdited } from '../play/edited-content.ts';
import { openPlainDesk, type PlainDesk, send } from '../play/plain-desk.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';

const photos = 'icloud-photos-not-syncing';
let old: OpenDesk;
/** The content after a deploy that has rewritten the photos flow. */
let rewritten: Content;
let folder: string;
let desk: PlainDesk | undefined;

beforeAll(async () => {
  old = await deskContent();
  const place = await mkdtemp(join(tmpdir(), 'fixpath-rewritten-'));
  await writeEdited(place, photos, rewritePhotos);
  rewritten = await contentIn(place);
  await rm(place, { recursive: true });
});
beforeEach(async () => {
  folder = await temporaryFolder();
  await deploy(old.content);
  onTestFinished(() => desk?.close());
});

/** Ends the server and starts it with another content on the same store. */
async function deploy(content: Content): Promise<void> {
  const now = desk?.now;
  await desk?.close();
  desk = undefined;
  desk = await openPlainDesk(content, old, folder);
  if (now !== undefined) desk.now = now;
}

async function say(text: string, conversation = 'c'): Promise<readonly Entry[]> {
  if (!desk) throw new Error('The desk is closed.');
  return send(desk, conversation, { text });
}

const names = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(({ body }) =>
    body.kind === 'reply' ? [`${body.reply.kind} ${body.reply.step ?? body.reply.outcome ?? ''}`.trim()] : [],
  );
const textOf = (entries: readonly Entry[]): string =>
  entries.map(({ body }) => (body.kind === 'reply' ? body.reply.text : '')).join('\n');

it('goes on with the content it began with: order, wording and deleted steps', async () => {
  await say('photos not uploading');
  await say('same');
  await deploy(rewritten);
  expect(textOf(await say('why'))).not.toContain(newWording);
  expect(names(await say('back'))).toEqual(['question apple-id']);
  expect(textOf(await say('same'))).toContain('Sync this iPhone');
  expect(names(await say("Yes, it's on"))).toEqual(['question connection']);
  for (const answer of ['yes on wifi', "No, there's room", "No, there's room", "it's off", 'synced', 'green'])
    await say(answer);
  expect(names(await say('Yes, I have'))).toEqual(['question ios-update']);
});

it('takes up a tap on a button from before the deploy as what it was', async () => {
  await say('photos not uploading');
  const question = (await say('same')).at(-1);
  await deploy(rewritten);
  if (!desk || !question) throw new Error('There is no question.');
  // "Yes, it's on", which the new content has in the other place.
  const tapped = await send(desk, 'c', { text: "Yes, it's on", tap: { reply: question.id, pick: 'answer-0' } });
  expect(names(tapped)).toEqual(['question connection']);
});

it('begins a new conversation, and a flow that is started over, with the new content', async () => {
  await say('photos not uploading');
  await deploy(rewritten);
  expect(names(await say('photos not uploading', 'new')).at(-1)).toBe('question restart');
  await say('Yes, I have', 'new');
  expect(textOf(await say('same', 'new'))).toContain(newWording);
  expect(names(await say('start over')).at(-1)).toBe('question restart');
});

it('lets a called flow be what it was when the plan began, though it was not entered yet', async () => {
  await say('photos not uploading');
  await writeEdited(join(folder, 'content'), 'wifi-not-working', (flow) => {
    return { ...flow, steps: { ...flow.steps, 'wifi-switch': { ...flow.steps['wifi-switch'], ask: newWording } } };
  });
  await deploy(await contentIn(join(folder, 'content')));
  for (const answer of ['same', "it's on"]) await say(answer);
  const entered = await say('No, on Wi-Fi');
  expect(names(entered)).toEqual(['question wifi-switch']);
  expect(textOf(entered)).not.toContain(newWording);
});

it('picks up what is back again with the content of then', async () => {
  await say('photos not uploading');
  await say('another account');
  expect(names(await say('yes'))).toEqual(['outcome apple-id']);
  await deploy(rewritten);
  expect(textOf(await say('still not working'))).toContain('Sync this iPhone');
});

/** The pinned content is gone from the database, as no deploy but an accident does it. */
function loseClosures(): void {
  const database = new Database(join(folder, databaseFile));
  expect(database.prepare('delete from closures').run().changes).toBeGreaterThan(0);
  database.close();
}

async function deployOnLost(content: Content): Promise<void> {
  const now = desk?.now;
  await desk?.close();
  desk = undefined;
  loseClosures();
  desk = await openPlainDesk(content, old, folder);
  if (now !== undefined) desk.now = now;
}

it('moves to the nearest step of the new content where the old was lost, says so, and asks rather than guesses', async () => {
  await say('photos not uploading');
  await say('same');
  await deployOnLost(rewritten);
  const asked = await say("yes, it's on");
  expect(names(asked).at(-1)).toBe('question restart');
  expect(textOf(asked)).toContain(old.content.phrases.says['content-gone'][0]);
  // It is pinned in its turn, and said once.
  await deploy(old.content);
  const next = await say('Yes, I have');
  expect(textOf(next)).toContain(newWording);
  expect(textOf(next)).not.toContain(old.content.phrases.says['content-gone'][0]);
});

it('still calls a person at once where the content was lost', async () => {
  await say('photos not uploading');
  await deployOnLost(rewritten);
  expect(names(await say('a person please')).join()).toMatch(/handoff/);
});
